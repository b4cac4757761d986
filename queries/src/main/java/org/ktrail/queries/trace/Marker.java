package org.ktrail.queries.trace;

import org.jspecify.annotations.Nullable;

/**
 * What stands in front of a hop.
 *
 * @param kind how much it says
 * @param tight no blank follows the arrow
 * @param end column where the text after it begins
 */
record Marker(Kind kind, boolean tight, int end) {
  enum Kind {
    /** Nothing but blanks. */
    NONE,
    /** A dash or star of a list. */
    BULLET,
    /** A vertical line of a drawing. */
    RULE,
    /** A branch of a drawn tree. */
    BRANCH,
    ARROW,
    /** {@code =>}: as an arrow, or before a frame of ftrace. */
    DOUBLE_ARROW,
    /** {@code <-}: called by what follows. */
    BACK_ARROW
  }

  private static final String DRAWING = " |`'+\\*-=<>_/.:│┃├┝└┗╰╭┬┌┐┘┤─━┄→↳⇒▶►•·";
  private static final String BOX = "├┝└┗╰╭┬┌┐┘┤";
  private static final String LINE = "─━┄-";
  private static final String JOINT = "|`'+\\│┃";

  boolean leadsToHop() {
    return switch (kind) {
      case BRANCH, ARROW, DOUBLE_ARROW, BACK_ARROW -> true;
      case NONE, BULLET, RULE -> false;
    };
  }

  /** The marker of a line; null if the line is a drawing and nothing else, or empty. */
  static @Nullable Marker of(String line) {
    int end = 0;
    while (end < line.length() && DRAWING.indexOf(line.charAt(end)) >= 0) {
      if (isDots(line, end) || line.charAt(end) == '_' && !isElbow(line, end)) {
        break;
      }
      end++;
    }
    if (end == line.length()) {
      return null;
    }
    String drawn = line.substring(0, end).stripTrailing();
    boolean tight = drawn.length() == end && end > 0;
    if (drawn.isBlank()) {
      return new Marker(Kind.NONE, false, end);
    }
    return new Marker(kind(drawn, line, end), tight, end);
  }

  private static boolean isDots(String line, int at) {
    return line.startsWith("...", at);
  }

  /** {@code |_ foo} or {@code \_ foo}. */
  private static boolean isElbow(String line, int at) {
    return at > 0
        && at + 1 < line.length()
        && line.charAt(at + 1) == ' '
        && (line.charAt(at - 1) == '|' || line.charAt(at - 1) == '\\');
  }

  private static Kind kind(String drawn, String line, int end) {
    int n = drawn.length();
    char last = drawn.charAt(n - 1);
    char before = n > 1 ? drawn.charAt(n - 2) : ' ';
    if (last == '→' || last == '↳' || last == '▶' || last == '►') {
      return Kind.ARROW;
    }
    if (last == '⇒') {
      return Kind.DOUBLE_ARROW;
    }
    if (last == '>') {
      return before == '-' || LINE.indexOf(before) >= 0
          ? Kind.ARROW
          : before == '=' ? Kind.DOUBLE_ARROW : Kind.RULE;
    }
    if (drawn.endsWith("<-") || drawn.endsWith("<--")) {
      return Kind.BACK_ARROW;
    }
    if (BOX.indexOf(last) >= 0 || last == '_') {
      return Kind.BRANCH;
    }
    if (LINE.indexOf(last) >= 0) {
      int i = n - 1;
      while (i >= 0 && LINE.indexOf(drawn.charAt(i)) >= 0) {
        i--;
      }
      boolean joined =
          i >= 0 && (JOINT.indexOf(drawn.charAt(i)) >= 0 || BOX.indexOf(drawn.charAt(i)) >= 0);
      return joined ? Kind.BRANCH : n - i == 2 ? Kind.BULLET : Kind.RULE;
    }
    return last == '*' || last == '•' || last == '·' || last == '+' && end < line.length()
        ? Kind.BULLET
        : Kind.RULE;
  }
}
