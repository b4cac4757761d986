/**
 * Patches as mail carries them: {@link org.ktrail.indexer.patch.PatchParser} reads the text of a
 * {@link org.ktrail.indexer.patch.PatchMail} into a {@link org.ktrail.indexer.patch.Patch} of
 * {@link org.ktrail.indexer.patch.FileChange}s and {@link org.ktrail.indexer.patch.Hunk}s. What the
 * way through mail has damaged is mended where only one mend is possible, otherwise named with its
 * line; the rest of the patch is read on. Nothing here knows a repository or applies anything.
 */
@NullMarked
package org.ktrail.indexer.patch;

import org.jspecify.annotations.NullMarked;
