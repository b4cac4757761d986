package org.ktrail.queries.code;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * One side of a file that a patch touches: the whole file, or what could be rebuilt of it with its
 * line numbers kept.
 *
 * @param known lines that the patch itself or the file it was applied to gives
 * @param assumed lines taken from a file of another revision, because the context agrees; all
 *     others are unknown, and blank in {@code text}
 * @param adrift known lines of hunks that fit nowhere in that other file: what is around them, such
 *     as a conditional, is not what was around them
 */
public record Image(byte[] text, LineSet known, LineSet assumed, LineSet adrift) {
  /** Stands behind a first line that is made of a hunk's header, and may have lost its end. */
  public static final String CUT = " /* cut */ ";

  private static final LineSet NONE = LineSet.of(new BitSet());

  /** A file known from its first line to its last. */
  public static Image whole(byte[] text) {
    return new Image(text, LineSet.ALL, NONE, NONE);
  }

  /** A file of another revision, taken whole. */
  public static Image assumed(byte[] text) {
    return new Image(text, NONE, LineSet.ALL, NONE);
  }

  /**
   * Whether a line is made of the header of a hunk, where a function's parameters may be cut off.
   */
  public boolean isCut(int line) {
    return assumed.contains(line)
        && new String(text, StandardCharsets.ISO_8859_1)
            .lines()
            .skip(line - 1L)
            .findFirst()
            .map(l -> l.contains(CUT))
            .orElse(false);
  }

  /** Whether the file is known from its first line to its last. */
  public boolean isWhole() {
    return known.isAll();
  }
}
