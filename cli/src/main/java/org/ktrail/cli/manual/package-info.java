/**
 * What is made of the list of all commands: pages for {@code man}, and what shells complete. Knows
 * commands by their specifications alone.
 */
@NullMarked
package org.ktrail.cli.manual;

import org.jspecify.annotations.NullMarked;
