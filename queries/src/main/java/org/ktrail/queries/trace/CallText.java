package org.ktrail.queries.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads expressions of a trace out of the text of one line. Every method is linear in it. */
final class CallText {
  private static final Set<String> KEYWORDS =
      Set.of(
          "if",
          "else",
          "while",
          "for",
          "do",
          "switch",
          "case",
          "return",
          "sizeof",
          "goto",
          "break",
          "continue",
          "struct",
          "union",
          "enum",
          "typeof",
          "defined",
          "static",
          "const",
          "void",
          "int",
          "char",
          "long",
          "unsigned",
          "bool");

  private static final Set<String> LEFT_OUT =
      Set.of("skip", "skipped", "omitted", "omit", "snip", "snipped", "cut", "elided");

  /** Columns of arguments that are looked through for their end. */
  private static final int MOST_ARGUMENTS = 200;

  private CallText() {}

  /**
   * A name at some place of a line.
   *
   * @param arguments whether parentheses follow
   * @param open arguments go on in the next line
   * @param end where it ends, parentheses included
   */
  record Expression(TraceName name, boolean arguments, boolean open, int end) {}

  /** The expression that begins at a place, or null. */
  static @Nullable Expression at(String line, int start) {
    int at = start;
    boolean member = false;
    if (line.startsWith("->", at)) {
      member = true;
      at += 2;
    }
    int nameStart = at;
    int end = identifier(line, at);
    if (end < 0) {
      return null;
    }
    while (true) {
      int next = index(line, end);
      int step = line.startsWith("->", next) ? 2 : line.startsWith(".", next) ? 1 : 0;
      int after = step == 0 ? -1 : identifier(line, next + step);
      if (after < 0) {
        break;
      }
      member = true;
      nameStart = next + step;
      end = after;
    }
    String name = line.substring(nameStart, end);
    if (KEYWORDS.contains(name)) {
      return null;
    }
    String text = line.substring(start, end);
    int close = end < line.length() && line.charAt(end) == '(' ? closing(line, end) : end;
    boolean arguments = close != end;
    boolean open = close < 0;
    TraceName.Kind kind =
        member
            ? TraceName.Kind.MEMBER
            : arguments || name.indexOf('_') > 0 || name.startsWith("__")
                ? TraceName.Kind.FUNCTION
                : TraceName.Kind.WORD;
    return new Expression(
        new TraceName(text, name, kind), arguments, open, open ? line.length() : close);
  }

  private static int index(String line, int at) {
    if (at < line.length() && line.charAt(at) == '[') {
      int close = line.indexOf(']', at);
      boolean plain = close > 0 && line.substring(at + 1, close).chars().allMatch(CallText::isPart);
      return plain ? close + 1 : at;
    }
    return at;
  }

  private static int identifier(String line, int at) {
    if (at >= line.length() || !isStart(line.charAt(at))) {
      return -1;
    }
    int end = at + 1;
    while (end < line.length() && isPart(line.charAt(end))) {
      end++;
    }
    return end;
  }

  static boolean isStart(int c) {
    return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  static boolean isPart(int c) {
    return isStart(c) || c >= '0' && c <= '9';
  }

  /** Place after the parenthesis that closes the one here, −1 if there is none. */
  private static int closing(String line, int open) {
    int depth = 0;
    int end = Math.min(line.length(), open + MOST_ARGUMENTS);
    for (int i = open; i < end; i++) {
      char c = line.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Whether this is a remark, or nothing. */
  static boolean isRemark(String rest) {
    String text = rest.strip();
    return text.isEmpty()
        || text.startsWith("//")
        || text.startsWith("/*")
        || text.startsWith("#")
        || text.startsWith("(")
        || text.startsWith("[")
        || text.startsWith("<-")
        || text.startsWith("<=")
        || text.startsWith("-- ")
        || text.startsWith("--- ")
        || text.startsWith("— ");
  }

  /** Whether a text says that frames were left out. */
  static boolean isGap(String text) {
    String word = text.strip();
    boolean dots =
        word.startsWith("...")
            || word.startsWith("…")
            || word.startsWith("[...]")
            || word.startsWith("[…]")
            || word.startsWith("(...)")
            || word.startsWith("<...>");
    if (dots) {
      String rest = word.replaceFirst("^[\\[(<]?[.…]+[\\])>]?", "").strip();
      return rest.isEmpty() || isRemark(rest) || isLeftOut(rest) || rest.split(" ", 4).length <= 3;
    }
    return isLeftOut(word);
  }

  private static boolean isLeftOut(String word) {
    if (word.length() > 24) {
      return false;
    }
    String bare = word.replaceAll("[^A-Za-z ]", "").strip().toLowerCase(Locale.ROOT);
    return LEFT_OUT.contains(bare);
  }

  /** The only call in words, where the words end with it: {@code driver ->remove()}. */
  static Optional<TraceName> lastOf(String words) {
    String text = words.stripTrailing();
    if (!text.endsWith("()") || text.indexOf('(') != text.length() - 2) {
      return Optional.empty();
    }
    int start = text.length() - 2;
    while (start > 0 && (isPart(text.charAt(start - 1)) || isJoint(text, start))) {
      start--;
    }
    Expression found = at(text, start);
    return found != null
            && found.end() == text.length()
            && found.name().kind() != TraceName.Kind.WORD
        ? Optional.of(found.name())
        : Optional.empty();
  }

  private static boolean isJoint(String text, int end) {
    char c = text.charAt(end - 1);
    return c == '.'
        || c == '>' && end > 1 && text.charAt(end - 2) == '-'
        || c == '-' && text.charAt(end) == '>';
  }

  /** Targets after {@code =>}: expressions between {@code or}, commas and dashes. */
  record Targets(List<TraceName> names, boolean goesOn, String remark) {}

  static Targets targets(String rest) {
    List<TraceName> names = new ArrayList<>();
    int at = 0;
    boolean goesOn = true;
    while (at < rest.length()) {
      char c = rest.charAt(at);
      if (c == ' '
          || c == ','
          || c == '/' && !rest.startsWith("//", at) && !rest.startsWith("/*", at)
          || c == '|'
          || c == '\\'
          || c == '-' && !rest.startsWith("->", at)) {
        goesOn |= c == ',' || c == '\\' || c == '/' || c == '|';
        at++;
        continue;
      }
      if (rest.startsWith("or ", at) || rest.substring(at).equals("or")) {
        goesOn = true;
        at += 2;
        continue;
      }
      Expression e = at(rest, at);
      if (e == null || !e.arguments() && e.name().kind() == TraceName.Kind.WORD || !goesOn) {
        break;
      }
      names.add(e.name());
      goesOn = false;
      at = e.end();
    }
    return new Targets(
        List.copyOf(names), goesOn, rest.substring(Math.min(at, rest.length())).strip());
  }
}
