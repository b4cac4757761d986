/**
 * {@code ktrail cscope}: the line protocol by which editors ask cscope, answered by the workspace.
 */
@NullMarked
package org.ktrail.cli.cscope;

import org.jspecify.annotations.NullMarked;
