package org.ktrail.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Place;

/**
 * Text of at most as many columns as {@link LineWidth} gives. A longer line is continued, indented,
 * at a blank; what has no blank is never cut, since it is a name or a place that somebody copies.
 */
public final class WrappedText {
  /** Continued lines begin no farther to the right. */
  private static final int FARTHEST = 50;

  /** Characters of a condition that are printed; headers that many drivers share have long ones. */
  private static final int CONDITION = 160;

  private static final String CONTINUED = "        ";
  private final StringBuilder out = new StringBuilder();
  private final int columns = LineWidth.columns();

  public WrappedText heading(String text) {
    return wrapped(text);
  }

  /** {@code path:line: text note note}; empty notes are left out. */
  public WrappedText at(Place place, String text, String... notes) {
    List<String> parts = new ArrayList<>();
    parts.add(place + ": " + text);
    for (String note : notes) {
      if (!note.isEmpty()) {
        parts.add(note);
      }
    }
    return wrapped(String.join("  ", parts));
  }

  /** A line of somebody's text, as it is. */
  public WrappedText verbatim(String line) {
    out.append(line.stripTrailing()).append('\n');
    return this;
  }

  public WrappedText blank() {
    out.append('\n');
    return this;
  }

  /**
   * A line that is continued below {@code column}, or to the left of it where that is far right.
   */
  public WrappedText hanging(String line, int column) {
    return wrapped(line, " ".repeat(Math.min(column, Math.min(FARTHEST, columns / 2))));
  }

  private WrappedText wrapped(String line) {
    return wrapped(line, CONTINUED);
  }

  private WrappedText wrapped(String line, String continued) {
    String rest = line;
    String indent = "";
    while (rest.length() > columns - indent.length()) {
      int end = rest.lastIndexOf(' ', columns - indent.length());
      int leading = rest.length() - rest.stripLeading().length();
      if (end <= leading) {
        end = rest.indexOf(' ', columns - indent.length());
      }
      if (end < 0) {
        break;
      }
      out.append(indent).append(rest.substring(0, end).stripTrailing()).append('\n');
      rest = rest.substring(end).stripLeading();
      indent = continued;
    }
    out.append(indent).append(rest.stripTrailing()).append('\n');
    return this;
  }

  /** {@code if CONFIG_X}, "" for always; a long one is cut at a blank. */
  public static String condition(Condition condition) {
    if (condition.equals(Condition.ALWAYS)) {
      return "";
    }
    String text = condition.toString();
    if (text.length() <= CONDITION) {
      return "if " + text;
    }
    int end = text.lastIndexOf(' ', CONDITION);
    return "if " + (end < 0 ? text : text.substring(0, end) + " …");
  }

  /** The same without what {@code given} says already. */
  public static String condition(Condition condition, Condition given) {
    List<Condition> known = terms(given);
    return condition(
        Condition.and(terms(condition).stream().filter(t -> !known.contains(t)).toList()));
  }

  private static List<Condition> terms(Condition condition) {
    return condition instanceof Condition.And and ? and.terms() : List.of(condition);
  }

  /** {@code 1 call}, {@code 2 calls}. */
  public static String count(int n, String one) {
    String many = one.endsWith("ch") ? one + "es" : one + "s";
    return n + " " + (n == 1 ? one : many);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
