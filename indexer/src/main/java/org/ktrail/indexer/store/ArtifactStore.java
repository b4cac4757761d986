package org.ktrail.indexer.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files that were computed from facts and can be computed again, such as linked graphs; kept beside
 * the facts by key. A file is published whole or not at all.
 */
public interface ArtifactStore {
  /** Writes the file whose path it is given. */
  interface Writer {
    void write(Path file) throws java.io.IOException;
  }

  /** The file of this key, if it was published. Marks it as used. */
  Optional<Path> artifact(String key);

  /**
   * Has the file written beside its place, sealed ({@link org.ktrail.indexer.files.Seal}), forced
   * to disk and renamed over it; then removes the files that were unused for longest, beyond the
   * number kept. A full disk is a {@link org.ktrail.indexer.failure.UserError} and leaves what was
   * there.
   *
   * @param key letters, digits, {@code . _ -}; names content, so that equal keys mean equal files
   */
  Path publish(String key, Writer writer);

  /** Keys, in their order, of the files that were published and begin so. */
  List<String> keys(String prefix);

  /** Keys of the files that are not what was written, by their seals; reads all of them. */
  List<String> damaged();

  /** Removes the file of this key, for instance because it turned out to be damaged. */
  void discard(String key);
}
