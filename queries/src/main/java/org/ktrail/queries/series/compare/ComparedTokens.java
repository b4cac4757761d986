package org.ktrail.queries.series.compare;

import java.util.ArrayList;
import java.util.List;

/** A C text as tokens; comments, and directives with the lines they go on, are left out. */
final class ComparedTokens {
  /** A token and its line, from 1. */
  record Token(String text, int line) {
    boolean isName() {
      char c = text.charAt(0);
      return Character.isLetter(c) || c == '_';
    }
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line;

  private ComparedTokens(String text, int line) {
    this.text = text;
    this.line = line;
  }

  /**
   * @param line number of the text's first line
   */
  static List<Token> of(String text, int line) {
    ComparedTokens reader = new ComparedTokens(text, line);
    while (reader.at < text.length()) {
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
    tokens.add(new Token(text.substring(at, end), line));
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
