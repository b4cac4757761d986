package org.ktrail.cli.cscope;

import org.ktrail.queries.graph.Place;

/**
 * A line of an answer.
 *
 * @param function what it is in, or what is called there; as cscope does, {@code <global>} for
 *     neither and {@code <unknown>} where it was not looked for
 */
record CscopeLine(Place place, String function, String text) {
  static final String GLOBAL = "<global>";
  static final String UNKNOWN = "<unknown>";

  /** The four columns, of which the first three have no blanks. */
  String written() {
    return column(place.path()) + " " + column(function) + " " + place.line() + " " + text;
  }

  private static String column(String text) {
    String joined = text.replaceAll("\\s", "");
    return joined.isEmpty() ? UNKNOWN : joined;
  }
}
