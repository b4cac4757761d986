package org.ktrail.queries.series.pairing;

import java.util.Locale;

/** What became of patches from one revision of a series to another. */
public enum Fate {
  /** The same change and the same message; trailers, notes, place and context may differ. */
  UNCHANGED,
  /** The same change with another title or message. */
  REWORDED,
  /** Another change, or more than lines around it. */
  CHANGED,
  /** One patch became several. */
  SPLIT,
  /** Several patches became one. */
  MERGED,
  /** It is in the older revision only. */
  DROPPED,
  /** It is in the newer revision only. */
  NEW;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
