package org.ktrail.cli.patterns;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts with which a match of a pattern begins, up to each of its loops: a reading of the pattern's
 * own text that takes each loop once and one character of each class.
 */
final class Beginnings {
  private static final String TRIED = "aAx0_ \t\n.,:;-+*/<>()[]{}=\"'\\@#%&|!\u0001";

  private final String regex;
  private final Set<String> beginnings = new LinkedHashSet<>();
  private int at;

  private Beginnings(String regex) {
    this.regex = regex;
  }

  static Set<String> of(String regex) {
    Beginnings b = new Beginnings(regex);
    while (b.at < regex.length()) {
      b.alternatives("");
      b.at++; // a parenthesis that closes nothing
    }
    return b.beginnings;
  }

  /** Reads alternatives behind {@code before}; gives one text that they match. */
  private String alternatives(String before) {
    String first = sequence(before);
    while (at < regex.length() && regex.charAt(at) == '|') {
      at++;
      sequence(before);
    }
    return first;
  }

  private String sequence(String before) {
    String text = before;
    while (at < regex.length() && "|)".indexOf(regex.charAt(at)) < 0) {
      String one = text;
      text = atom(text);
      if (at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0) {
        beginnings.add(one);
        beginnings.add(text);
        quantifier();
      }
    }
    beginnings.add(text);
    return text;
  }

  private String atom(String before) {
    char c = regex.charAt(at);
    if (c == '(') {
      return group(before);
    }
    if (c == '[' || c == '\\' || c == '.') {
      int from = at;
      if (c == '[') {
        characterClass();
      } else if (c == '\\') {
        boolean braces = regex.startsWith("\\p{", at) || regex.startsWith("\\x{", at);
        at = braces ? regex.indexOf('}', at) + 1 : at + 2;
      } else {
        at++;
      }
      return before + member(regex.substring(from, at));
    }
    at++;
    return c == '^' || c == '$' ? before : before + c;
  }

  private String group(String before) {
    at++;
    boolean ahead = false;
    if (at < regex.length() && regex.charAt(at) == '?') {
      int end = at;
      while (":=!>)".indexOf(regex.charAt(end)) < 0) {
        end++;
      }
      ahead = regex.charAt(end) == '=' || regex.charAt(end) == '!';
      at = regex.charAt(end) == ')' ? end : end + 1;
    }
    String inside = alternatives(before);
    at++;
    return ahead ? before : inside;
  }

  private void characterClass() {
    at++;
    int depth = 1;
    boolean begins = true;
    while (depth > 0) {
      char c = regex.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && !begins) {
        depth--;
      }
      begins = begins && c == '^';
      at++;
    }
  }

  private void quantifier() {
    if (regex.charAt(at) == '{') {
      at = regex.indexOf('}', at);
    }
    at++;
    if (at < regex.length() && "?+".indexOf(regex.charAt(at)) >= 0) {
      at++;
    }
  }

  /** A character that this class has; "" of what is none, such as a word's end. */
  private static String member(String of) {
    if (List.of("\\b", "\\B", "\\A", "\\Z", "\\z", "\\G").contains(of)) {
      return "";
    }
    for (char c : TRIED.toCharArray()) {
      if (String.valueOf(c).matches("(?s)" + of)) {
        return String.valueOf(c);
      }
    }
    return "";
  }
}
