package org.ktrail.queries.series;

import java.util.Comparator;

/**
 * The version in a subject: {@code v10.1} is 10 and 1, {@code v10} is 10 and 0.
 *
 * @param major at least 0; a posting without one is 1
 * @param minor of a partial reroll, 0 for none
 */
public record Version(int major, int minor) implements Comparable<Version> {
  /** What has no version. */
  public static final Version FIRST = new Version(1, 0);

  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major).thenComparingInt(Version::minor);

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "v" + major + (minor == 0 ? "" : "." + minor);
  }
}
