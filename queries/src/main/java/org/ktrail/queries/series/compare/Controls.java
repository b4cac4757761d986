package org.ktrail.queries.series.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which statements control a call: the {@code if}, loops and switches it stands in, outermost
 * first. What jumps out earlier is not among them. Read by token, so that any text has an answer;
 * where an {@code #if} splits a statement it may be wrong.
 */
final class Controls {
  private static final int DEEPEST = 200;
  private static final int LONGEST = 60;

  private final List<ComparedTokens.Token> tokens;
  private final Map<String, List<String>> byCall = new HashMap<>();

  private Controls(List<ComparedTokens.Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Those of all calls of a function.
   *
   * @param text from the function's name to its end
   * @param line number of the first line
   */
  static Controls of(String text, int line) {
    Controls controls = new Controls(ComparedTokens.of(text, line));
    int body = 0;
    while (body < controls.tokens.size() && !controls.is(body, "{")) {
      body++;
    }
    controls.statement(body, List.of(), 0);
    return controls;
  }

  /** Of the first call of this name on this line, as {@code if (…)}, {@code while (…)}. */
  List<String> at(String name, int line) {
    return byCall.getOrDefault(line + " " + name, List.of());
  }

  private boolean is(int i, String text) {
    return i < tokens.size() && tokens.get(i).text().equals(text);
  }

  /** Reads one statement; returns the index behind it. */
  private int statement(int i, List<String> controls, int depth) {
    if (i >= tokens.size() || depth > DEEPEST) {
      return tokens.size();
    }
    return switch (tokens.get(i).text()) {
      case "{" -> {
        int at = i + 1;
        while (at < tokens.size() && !is(at, "}")) {
          at = statement(at, controls, depth + 1);
        }
        yield at + 1;
      }
      case "if" -> branch(i, controls, depth);
      case "while", "for", "switch" -> loop(i, controls, depth);
      case "do" -> {
        int at = statement(i + 1, controls, depth + 1);
        if (is(at, "while")) {
          int end = closing(at + 1);
          calls(at + 1, end, with(controls, "the test of " + text(at, end)));
          at = end;
        }
        yield is(at, ";") ? at + 1 : at;
      }
      case "else" -> statement(i + 1, controls, depth + 1); // its if was lost
      default -> {
        int end = i + 1;
        if (tokens.get(i).isName() && is(i + 1, "(")) {
          end = closing(i + 1);
          if (is(end, "{")) { // a macro that loops
            calls(i, end, controls);
            yield statement(end, with(controls, text(i, end)), depth + 1);
          }
        }
        yield expression(i, end, controls);
      }
    };
  }

  private int branch(int i, List<String> controls, int depth) {
    int end = closing(i + 1);
    calls(i + 1, end, controls);
    int at = statement(end, with(controls, text(i, end)), depth + 1);
    return is(at, "else")
        ? statement(at + 1, with(controls, "else of " + text(i, end)), depth + 1)
        : at;
  }

  private int loop(int i, List<String> controls, int depth) {
    int end = closing(i + 1);
    boolean again = !is(i, "switch");
    calls(i + 1, end, again ? with(controls, "the test of " + text(i, end)) : controls);
    return statement(end, with(controls, text(i, end)), depth + 1);
  }

  private int expression(int from, int seen, List<String> controls) {
    int end = seen;
    while (end < tokens.size() && !is(end, ";") && !is(end, "}")) {
      end = is(end, "(") || is(end, "{") || is(end, "[") ? closing(end) : end + 1;
      if (end < tokens.size() && is(end - 1, ":") && end - from == 2) {
        return end; // a label
      }
    }
    calls(from, end, controls);
    return is(end, ";") ? end + 1 : Math.max(end, from + 1);
  }

  /**
   * The index behind the bracket that closes the one here; the next index if there is none here.
   */
  private int closing(int open) {
    if (!is(open, "(") && !is(open, "{") && !is(open, "[")) {
      return Math.min(open + 1, tokens.size());
    }
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      switch (tokens.get(i).text()) {
        case "(", "{", "[" -> depth++;
        case ")", "}", "]" -> {
          if (--depth == 0) {
            return i + 1;
          }
        }
        default -> {}
      }
    }
    return tokens.size();
  }

  private void calls(int from, int to, List<String> controls) {
    for (int i = from; i < Math.min(to, tokens.size()); i++) {
      ComparedTokens.Token token = tokens.get(i);
      if (token.isName() && is(i + 1, "(")) {
        byCall.putIfAbsent(token.line() + " " + token.text(), controls);
      }
    }
  }

  private static List<String> with(List<String> controls, String one) {
    List<String> more = new ArrayList<>(controls);
    more.add(one);
    return List.copyOf(more);
  }

  /** Tokens as one line of C; the middle of a long one is left out. */
  private String text(int from, int to) {
    StringBuilder out = new StringBuilder();
    String before = "(";
    for (int i = from; i < Math.min(to, tokens.size()); i++) {
      String token = tokens.get(i).text();
      boolean control = i == from + 1 && tokens.get(from).isName();
      if (control && !token.equals("(") || !joined(before, token, i - 1 == from)) {
        out.append(' ');
      }
      out.append(token);
      before = i > from && isUnary(i) ? "(" : token;
    }
    String text = out.toString();
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST / 2).stripTrailing()
            + " … "
            + text.substring(text.length() - LONGEST / 3).stripLeading();
  }

  private boolean isUnary(int i) {
    String token = tokens.get(i).text();
    if (token.equals("!") || token.equals("~")) {
      return true;
    }
    if (!token.equals("*") && !token.equals("&") && !token.equals("-")) {
      return false;
    }
    String before = tokens.get(i - 1).text();
    return !before.equals(")") && !before.equals("]") && !isOperand(before);
  }

  private static boolean isOperand(String token) {
    char c = token.charAt(0);
    return Character.isLetterOrDigit(c) || c == '_' || c == '"' || c == '\'';
  }

  private static boolean joined(String before, String token, boolean afterHead) {
    if (before.equals("(") || before.equals("[") || before.equals("->") || before.equals(".")) {
      return true;
    }
    return switch (token) {
      case ")", "]", "[", "->", ".", ",", ";", "++", "--" -> true;
      case "(" -> isOperand(before) && !isKeyword(before);
      default -> false;
    };
  }

  private static boolean isKeyword(String word) {
    return switch (word) {
      case "if", "while", "for", "switch" -> true;
      default -> false;
    };
  }
}
