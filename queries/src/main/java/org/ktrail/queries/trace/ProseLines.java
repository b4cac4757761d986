package org.ktrail.queries.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a text that a person wrote: quoting taken off and counted, diffs left out, tabs
 * expanded. A line that is longer than any trace is kept as an empty one.
 */
public final class ProseLines {
  /** Nobody writes a hop beyond this column; it bounds the work for one line. */
  private static final int LONGEST = 400;

  private static final int TAB = 8;

  private ProseLines() {}

  /**
   * @param number counted from 1
   * @param quote how many {@code >} stood in front
   */
  public record Line(int number, int quote, String text) {
    public boolean isBlank() {
      return text.isBlank();
    }
  }

  public static List<Line> of(String text) {
    List<Line> lines = new ArrayList<>();
    DiffSkipper diffs = new DiffSkipper();
    int number = 0;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      number++;
      Line line = unquoted(number, text, at, end);
      if (!diffs.skips(line)) {
        lines.add(line);
      }
      at = end + 1;
    }
    return lines;
  }

  private static Line unquoted(int number, String text, int start, int lineEnd) {
    int end = lineEnd;
    while (end > start && (text.charAt(end - 1) == '\r' || text.charAt(end - 1) == ' ')) {
      end--;
    }
    int quote = 0;
    int at = start;
    while (at < end) {
      int next = at;
      if (text.charAt(next) == ' ' && next + 1 < end) {
        next++;
      }
      if (text.charAt(next) != '>') {
        break;
      }
      quote++;
      at = next + 1;
    }
    if (quote > 0 && at < end && text.charAt(at) == ' ') {
      at++;
    }
    return new Line(number, quote, end - at > LONGEST ? "" : expanded(text.substring(at, end)));
  }

  private static String expanded(String text) {
    if (text.indexOf('\t') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\t') {
        out.repeat(' ', TAB - out.length() % TAB);
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }
}
