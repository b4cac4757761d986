package org.ktrail.queries.lint.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.Submission.In;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/** Functions that a word before them makes static, or may: {@code STATIC}. */
final class StaticWords {
  private static final Pattern WORD = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");

  /** What ends a statement, a body or a comment. */
  private static final Pattern END = Pattern.compile("[;}/]");

  private StaticWords() {}

  static boolean hide(Submission submission, In<FactChange.Gained<Fact.Function>> function) {
    int line = function.change().line();
    for (int at = line; at > 0 && at > line - 3; at--) {
      String text = submission.line(function.patch(), function.change().file(), at);
      String head = at == line ? text.split("\\(", 2)[0] : text;
      if (at < line && (head.isBlank() || END.matcher(head).find())) {
        break;
      }
      Matcher word = WORD.matcher(head);
      while (word.find()) {
        if (submission.made().saysStatic(word.group())) {
          return true;
        }
      }
    }
    return false;
  }
}
