/**
 * What somebody asks who edits: about the name at a place of a file, about a file's own symbols,
 * and what lint says of the work tree. Files that are open and not saved stand over the work tree,
 * as that stands over a revision.
 */
@NullMarked
package org.ktrail.queries.workspace.edited;

import org.jspecify.annotations.NullMarked;
