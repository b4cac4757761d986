package org.ktrail.queries.invariants.types;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The conversions of a {@code printf} format. */
public final class Conversions {
  private static final Pattern CONVERSION =
      Pattern.compile(
          "%([-+ #0]*+)(\\*|\\d++)?+(?:\\.(\\*|\\d++))?+(hh|h|ll|l|z|t|j|L|q)?([a-zA-Z%])");

  /** A piece of a literal: its text without quotes; the last one may lack the closing one. */
  private static final Pattern PIECE =
      Pattern.compile("\"((?:(?s:\\\\.)|[^\"\\\\])*+)(?:\"|\\\\?\\z)");

  private Conversions() {}

  /**
   * One of them; what is not there is "".
   *
   * @param width a number or {@code *}, which is an argument of its own
   * @param precision likewise
   * @param start in the format
   * @param end in the format, exclusive
   */
  public record Conversion(
      String flags,
      String width,
      String precision,
      String length,
      String letter,
      int start,
      int end) {
    /** Whether it prints a {@code %}, and no argument. */
    public boolean isPercent() {
      return letter.equals("%");
    }

    /** Width and precision that are arguments of their own. */
    public int stars() {
      return (width.equals("*") ? 1 : 0) + (precision.equals("*") ? 1 : 0);
    }
  }

  /**
   * @param format without quotes, see {@link #joined}
   */
  public static List<Conversion> of(String format) {
    List<Conversion> all = new ArrayList<>();
    Matcher m = CONVERSION.matcher(format);
    while (m.find()) {
      all.add(
          new Conversion(
              m.group(1), group(m, 2), group(m, 3), group(m, 4), m.group(5), m.start(), m.end()));
    }
    return all;
  }

  private static String group(Matcher m, int group) {
    String text = m.group(group);
    return text == null ? "" : text;
  }

  /**
   * The pieces of a literal as one, without quotes; "" if there is something between them: names of
   * macros may hold conversions.
   */
  public static String joined(String literal) {
    Matcher pieces = PIECE.matcher(literal);
    return pieces.replaceAll("").isBlank()
        ? pieces.reset().results().map(piece -> piece.group(1)).collect(Collectors.joining())
        : "";
  }
}
