package org.ktrail.queries.mentions;

import java.util.List;
import java.util.function.Supplier;

/** Where an identifier may be mentioned in a snapshot. */
@FunctionalInterface
public interface MentionSource {

  /**
   * Every file of the snapshot that may mention the identifier, in order of path: none that does is
   * left out, some that do not may be in it.
   */
  List<Candidate> candidates(String identifier);

  /**
   * @param text the bytes of the blob, read when asked for, by any thread; throws {@link
   *     java.io.UncheckedIOException} if they cannot be had
   */
  record Candidate(String path, Supplier<byte[]> text) {}
}
