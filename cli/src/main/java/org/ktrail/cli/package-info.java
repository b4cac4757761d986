/**
 * The outermost layer: commands, how answers are printed, exit codes. {@link org.ktrail.cli.Main}
 * is the only place that ends the process; {@link org.ktrail.cli.Commands} lists all commands.
 */
@NullMarked
package org.ktrail.cli;

import org.jspecify.annotations.NullMarked;
