/**
 * Lines of a revision that match an expression, as {@code git grep} finds them, and in which
 * functions they are. No graph is needed, and no index of facts: files with a match are parsed
 * where nothing is known of them.
 */
@NullMarked
package org.ktrail.queries.workspace.searched;

import org.jspecify.annotations.NullMarked;
