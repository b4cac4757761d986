package org.ktrail.indexer.trigram;

import java.util.List;

/** What a text has to hold to be looked at: a necessary condition, never a sufficient one. */
public sealed interface Grams {
  /** Nothing is demanded: every text is looked at. */
  record Every() implements Grams {}

  /**
   * All trigrams of a string.
   *
   * @param codes as {@link Trigrams#of} gives them; at least one
   */
  record Holding(List<Integer> codes) implements Grams {}

  /** Each of these. */
  record Each(List<Grams> parts) implements Grams {}

  /** One of these at least. */
  record Some(List<Grams> parts) implements Grams {}

  /** Demands nothing. */
  Grams EVERY = new Every();

  /** That of a string; of one that is shorter than three bytes nothing is demanded. */
  static Grams of(byte[] string) {
    List<Integer> codes = Trigrams.of(string);
    return codes.isEmpty() ? EVERY : new Holding(codes);
  }

  /** What has to hold where all of these have to. */
  static Grams each(List<Grams> parts) {
    List<Grams> demanding = parts.stream().filter(part -> !part.equals(EVERY)).toList();
    return demanding.isEmpty()
        ? EVERY
        : demanding.size() == 1 ? demanding.getFirst() : new Each(demanding);
  }

  /** What has to hold where one of these has to. */
  static Grams some(List<Grams> parts) {
    return parts.isEmpty() || parts.contains(EVERY)
        ? EVERY
        : parts.size() == 1 ? parts.getFirst() : new Some(parts);
  }
}
