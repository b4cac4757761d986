/** The repository a command works on, with its store and graphs. */
@NullMarked
package org.ktrail.cli.workspace;

import org.jspecify.annotations.NullMarked;
