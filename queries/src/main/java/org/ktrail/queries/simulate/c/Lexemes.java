package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits C that is no file of a snapshot – models, scenarios – into tokens, lines from 1. */
public final class Lexemes {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)\\s+|/\\*.*?\\*/|//[^\n]*|(?<t>\"(?:\\\\.|[^\"])*\"|'(?:\\\\.|[^'])*'|[A-Za-z_]\\w*"
              + "|\\d\\w*|\\.\\.\\.|<<=|>>=|->|\\+\\+|--|<<|>>|<=|>=|==|!=|&&|\\|\\|"
              + "|[-+*/%&|^]=|.)");

  private Lexemes() {}

  /** Comments and blanks are left out; a line's end within a token does not occur. */
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
        out.add(new Lexeme(m.group("t"), line));
      }
    }
    return out;
  }
}
