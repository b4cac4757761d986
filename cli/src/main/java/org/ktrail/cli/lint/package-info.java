/** The command that judges posted patch series, and the forms of its answer. */
@NullMarked
package org.ktrail.cli.lint;

import org.jspecify.annotations.NullMarked;
