package org.ktrail.queries.series.place;

import java.util.List;

/**
 * Something that a patch uses and that neither its base nor the series has: another patch should
 * have come first.
 *
 * @param patch number of the patch in the series, from 1
 * @param path the file after the patch
 * @param line of it
 * @param detail one sentence without a full stop
 * @param broughtBy patches of the archive that bring it, by title and Message-ID; a guess by their
 *     text
 */
public record Prerequisite(
    int patch,
    Kind kind,
    String name,
    String path,
    int line,
    String detail,
    List<String> broughtBy) {
  /** What is missing. */
  public enum Kind {
    /** Nothing in the base has this name. */
    NAME,
    /** The base's function takes another number of arguments. */
    PARAMETERS,
    /** A record that the base has, or the series, lacks this member: {@code record.member}. */
    MEMBER
  }

  public Prerequisite {
    broughtBy = List.copyOf(broughtBy);
  }
}
