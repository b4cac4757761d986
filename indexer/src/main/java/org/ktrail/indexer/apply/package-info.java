/**
 * Applies patches in memory. A {@link org.ktrail.indexer.apply.PatchedTree} is a base snapshot and
 * the files that patches changed; {@link org.ktrail.indexer.apply.PatchApplier} makes the next one
 * and says of each file and hunk what became of it. Nothing here writes to a repository.
 */
@NullMarked
package org.ktrail.indexer.apply;

import org.jspecify.annotations.NullMarked;
