package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits C that is no file of a snapshot – models, scenarios – into tokens, lines from 1. */
public final class Lexemes {
  /** Nothing that repeats is ever read again in another way, however long it is. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)\\s++|/\\*(?:[^*]|\\*(?!/))*+\\*/|//[^\n"
              + "]*+|(?<t>#[ \t]*+pragma[^\n"
              + "]*+|\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+'|[A-Za-z_]\\w*+"
              + "|\\.?\\d(?:[eEpP][+-]|[\\w.])*+|\\.\\.\\.|<<=|>>=|->|\\+\\+|--|<<|>>|<=|>=|==|!=|&&|\\|\\|"
              + "|[-+*/%&|^]=|.)");

  private Lexemes() {}

  /**
   * Comments and blanks are left out; a line's end within a token does not occur.
   *
   * @throws Unsupported if a comment or a literal has no end
   */
  public static List<Lexeme> of(String text) {
    List<Lexeme> out = new ArrayList<>();
    Matcher m = TOKEN.matcher(text);
    int line = 1;
    int at = 0;
    while (m.find()) {
      if (m.group("t") != null) {
        for (; at < m.start(); at++) {
          line += text.charAt(at) == '\n' ? 1 : 0;
        }
        String token = m.group("t");
        if (token.equals("\"") || token.equals("'") || text.startsWith("/*", m.start())) {
          throw new Unsupported("what begins here has no end", line);
        }
        Lexeme lexeme = new Lexeme(token, line);
        if (!lexeme.isPragma() || PackPragmas.isOne(lexeme)) {
          out.add(lexeme);
        }
      }
    }
    return out;
  }
}
