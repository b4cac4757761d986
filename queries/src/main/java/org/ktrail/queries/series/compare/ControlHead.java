package org.ktrail.queries.series.compare;

import java.util.List;

/** The head of a statement that controls others, as one line of C. */
final class ControlHead {
  private static final int LONGEST = 60;

  private final List<ComparedTokens.Token> tokens;

  ControlHead(List<ComparedTokens.Token> tokens) {
    this.tokens = tokens;
  }

  /** With one blank where blanks are wont to be; the middle of a long one is left out. */
  String text() {
    StringBuilder out = new StringBuilder();
    String before = "(";
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i).text();
      boolean control = i == 1 && tokens.get(0).isName();
      if (control && !token.equals("(") || !joined(before, token, i == 1)) {
        out.append(' ');
      }
      out.append(token);
      before = i > 0 && isUnary(i) ? "(" : token;
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
