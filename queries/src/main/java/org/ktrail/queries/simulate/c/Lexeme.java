package org.ktrail.queries.simulate.c;

/**
 * A token of expanded C.
 *
 * @param line of the source; what a macro gave has the line of its invocation
 */
public record Lexeme(String text, int line) {
  boolean isName() {
    char c = text.charAt(0);
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c > 127;
  }

  boolean isNumber() {
    char c = text.charAt(0) == '.' && text.length() > 1 ? text.charAt(1) : text.charAt(0);
    return c >= '0' && c <= '9';
  }

  boolean isPragma() {
    return text.charAt(0) == '#' && text.length() > 1;
  }
}
