package org.ktrail.queries.claims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in the words of a message. What speaks of other patches is left out: titles in double
 * quotes, links, quoted mails, and the history of the patch, which tells of names that are gone.
 */
final class ChangelogWords {
  /** A name, where it stands. Line 0 is the subject. */
  record Word(int line, NameClaim.Kind kind, String name) {}

  private static final Pattern WORD =
      Pattern.compile(
          "(?<member>(?<![\\w}*])->(?<m>[A-Za-z_]\\w*+)(?:\\(\\))?)"
              + "|(?<file>(?<![\\w/.$<+-])(?:[\\w+-]++/){0,12}+[\\w+-]++\\.[chS]\\b(?![\\w/]))"
              + "|(?<symbol>(?<![\\w}*{$.>-])[A-Za-z_]\\w*+(?=\\(\\)))"
              + "|(?<flag>(?<![\\w$%{<*.-])[A-Z][A-Z0-9]*+(?:_[A-Z0-9]++)++(?![\\w*}.-]))");

  private static final Pattern LINK =
      Pattern.compile("\\b\\w{2,10}://\\S++|<?[^\\s@<]{1,80}+@\\S++");

  private static final Pattern HISTORY =
      Pattern.compile(
          "(?i)^\\W{0,8}(?:changes?|changelog|change ?log|revision"
              + " history|history|v\\d+(?:\\.\\d+)?|rfc)\\b.{0,60}(?::|\\bv?\\d.{0,20}|---)\\s*$");

  private static final Pattern ITEM = Pattern.compile("^(?:\\s|[-*•+]|\\(?\\w{1,3}[.):]\\s).*");

  /** Longest title in quotes, in characters. */
  private static final int TITLE = 300;

  private ChangelogWords() {}

  static List<Word> of(String title, String message, int firstLine, IntPredicate isTrace) {
    List<Word> words = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    scan(title, 0, words, seen);
    String[] lines = withoutTitles(message).split("\n", -1);
    boolean history = false;
    boolean blank = true;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.isBlank()) {
        blank = true;
        continue;
      }
      if (HISTORY.matcher(line).matches()) {
        history = true;
      } else if (history && blank && !ITEM.matcher(line).matches()) {
        history = false;
      }
      blank = line.strip().chars().allMatch(c -> c == '=' || c == '-');
      if (!history && !isTrace.test(firstLine + i) && !line.startsWith(">")) {
        scan(LINK.matcher(line).replaceAll(" "), firstLine + i, words, seen);
      }
    }
    return words;
  }

  private static void scan(String line, int number, List<Word> words, Set<String> seen) {
    if (line.length() > 2000) {
      return; // nobody wrote this
    }
    Matcher match = WORD.matcher(line);
    while (match.find()) {
      NameClaim.Kind kind =
          match.group("member") != null
              ? NameClaim.Kind.MEMBER
              : match.group("file") != null
                  ? NameClaim.Kind.FILE
                  : match.group("symbol") != null ? NameClaim.Kind.SYMBOL : NameClaim.Kind.FLAG;
      String name = kind == NameClaim.Kind.MEMBER ? match.group("m") : match.group();
      boolean isConfig = kind == NameClaim.Kind.FLAG && name.startsWith("CONFIG_");
      if (!isConfig && seen.add(name)) {
        words.add(new Word(number, kind, name));
      }
    }
  }

  /** Text in double quotes is made blank; lines stay. */
  private static String withoutTitles(String message) {
    StringBuilder out = new StringBuilder(message);
    int at = message.indexOf('"');
    while (at >= 0) {
      int end = message.indexOf('"', at + 1);
      if (end < 0) {
        break;
      }
      boolean title =
          end - at <= TITLE && message.indexOf("\n\n", at) - end >= 0
              || end - at <= TITLE && message.indexOf("\n\n", at) < 0;
      if (title) {
        for (int i = at; i <= end; i++) {
          if (out.charAt(i) != '\n') {
            out.setCharAt(i, ' ');
          }
        }
        at = message.indexOf('"', end + 1);
      } else {
        at = end;
      }
    }
    return out.toString();
  }
}
