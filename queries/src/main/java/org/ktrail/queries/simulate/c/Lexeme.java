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
    return text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }
}
