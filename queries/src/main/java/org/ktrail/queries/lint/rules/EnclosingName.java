package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.lint.Submission;

/** What a name stands in, by the text before it. Knows parentheses and no grammar. */
final class EnclosingName {
  /** Lines before a name in which what it stands in may begin. */
  private static final int LINES = 12;

  private EnclosingName() {}

  /** Names before the parentheses that are open at each place where a line names something. */
  static List<String> calls(Submission submission, int patch, String file, int line, String name) {
    StringBuilder text = new StringBuilder();
    for (int i = Math.max(1, line - LINES); i < line; i++) {
      text.append(submission.line(patch, file, i)).append('\n');
    }
    int before = text.length();
    text.append(submission.line(patch, file, line));
    // What a macro that is not expanded is given is told to stand where the macro does.
    for (int i = line + 1; i <= line + LINES && !names(text, before, name); i++) {
      text.append('\n').append(submission.line(patch, file, i));
    }
    List<String> found = new ArrayList<>();
    Matcher named = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text);
    for (int at = before; named.find(at); at = named.end()) {
      int closed = 0;
      for (int i = named.start() - 1; i >= 0; i--) {
        char c = text.charAt(i);
        if (c == ';' || c == '{' && closed == 0) {
          break;
        }
        closed += c == ')' ? 1 : 0;
        if (c == '(' && closed-- == 0) {
          closed = 0;
          String called = wordBefore(text, i);
          if (!called.isEmpty()) {
            found.add(called);
          }
        }
      }
    }
    return found;
  }

  private static boolean names(CharSequence text, int from, String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find(from);
  }

  /** The word that ends before a place, blanks between left out; "" if there is none. */
  private static String wordBefore(CharSequence text, int place) {
    int end = place;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    return text.subSequence(start, end).toString();
  }

  private static boolean isWord(char c) {
    return c == '_' || c < 128 && Character.isLetterOrDigit(c);
  }
}
