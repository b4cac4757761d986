/** The command {@code index}, and what every command that reads a repository shares. */
@NullMarked
package org.ktrail.cli.index;

import org.jspecify.annotations.NullMarked;
