package org.ktrail.queries.mentions;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where an identifier may be mentioned in a snapshot. */
@FunctionalInterface
public interface MentionSource {

  /**
   * Every file of the snapshot that may mention the identifier, in order of path: none that does is
   * left out, some that do not may be in it.
   */
  List<Candidate> candidates(String identifier);

  /** The files of both, in order of path. */
  default MentionSource and(MentionSource other) {
    return identifier ->
        Stream.concat(candidates(identifier).stream(), other.candidates(identifier).stream())
            .sorted(Comparator.comparing(Candidate::path))
            .toList();
  }

  /**
   * @param text the bytes of the blob, read when asked for, by any thread; throws {@link
   *     java.io.UncheckedIOException} if they cannot be had
   */
  record Candidate(String path, Supplier<byte[]> text) {}
}
