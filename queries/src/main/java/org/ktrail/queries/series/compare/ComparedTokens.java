package org.ktrail.queries.series.compare;

import java.util.ArrayList;
import java.util.List;

/** A C text as tokens; comments, and directives with the lines they go on, are left out. */
final class ComparedTokens {
  /** A token, its line, from 1, and its first character. */
  record Token(String text, int line, int start) {
    boolean isName() {
      char c = text.charAt(0);
      return Character.isLetter(c) || c == '_';
    }
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final int shift;
  private int at;
  private int line;

  private ComparedTokens(String text, int shift, int line) {
    this.text = text;
    this.shift = shift;
    this.line = line;
  }

  /**
   * @param line number of the text's first line
   */
  static List<Token> of(String text, int line) {
    return of(text, 0, text.length(), line);
  }

  /**
   * Those of a part of a text.
   *
   * @param line number of the part's first line
   */
  static List<Token> of(String text, int from, int to, int line) {
    ComparedTokens reader = new ComparedTokens(text.substring(from, to), from, line);
    while (reader.at < to - from) {
      reader.next();
    }
    return reader.tokens;
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\n') {
      line++;
      at++;
    } else if (Character.isWhitespace(c) || c == '\\') {
      at++;
    } else if (c == '/' && peek(1) == '*') {
      skipTo(text.indexOf("*/", at + 2), 2);
    } else if (c == '/' && peek(1) == '/') {
      skipTo(text.indexOf('\n', at), 0);
    } else if (c == '#' && startsLine()) {
      directive();
    } else if (c == '"' || c == '\'') {
      literal(c);
    } else if (Character.isLetterOrDigit(c) || c == '_') {
      int end = at;
      while (end < text.length() && isWord(text.charAt(end))) {
        end++;
      }
      take(end);
    } else {
      take(at + (operator() ? 2 : 1));
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private boolean operator() {
    char b = peek(1);
    return switch (text.charAt(at)) {
      case '-' -> b == '>' || b == '-' || b == '=';
      case '&', '|', '+' -> b == text.charAt(at) || b == '=';
      case '=', '!', '<', '>', '*', '/', '^', '%' -> b == '=';
      default -> false;
    };
  }

  private void take(int end) {
    tokens.add(new Token(text.substring(at, end), line, shift + at));
    at = end;
  }

  private void skipTo(int found, int past) {
    int end = found < 0 ? text.length() : found + past;
    for (; at < end; at++) {
      line += text.charAt(at) == '\n' ? 1 : 0;
    }
  }

  private boolean startsLine() {
    int i = at - 1;
    while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i--;
    }
    return i < 0 || text.charAt(i) == '\n';
  }

  private void directive() {
    boolean continued = true;
    while (continued && at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      continued = end > at && text.charAt(end - 1) == '\\';
      skipTo(end, continued ? 1 : 0);
    }
  }

  private void literal(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    take(Math.min(end + 1, text.length()));
  }
}
