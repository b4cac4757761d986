package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;

/**
 * A function whose name is written with a blank in a message or a document, {@code emergency
 * restart()}: there is none of the second word, and one of both.
 */
public final class SplitName implements Rule {
  /** Within a literal of a document nothing but a name has parentheses. */
  private static final Pattern LITERAL =
      Pattern.compile("``([a-z][a-z0-9_]{1,40}+) ([a-z][a-z0-9_]{1,40}+)\\(\\)``");

  private static final Pattern SPLIT =
      Pattern.compile("\\b([a-z][a-z0-9_]{1,40}+) ([a-z][a-z0-9_]{1,40}+)\\(\\)");

  @Override
  public String name() {
    return "split-name";
  }

  @Override
  public String summary() {
    return "the name of a function is written with a blank";
  }

  @Override
  public void check(Submission submission, Report report) {
    Set<String> told = new HashSet<>();
    for (int i = 0; i < submission.patches().size(); i++) {
      Patch patch = submission.patches().get(i);
      FindingPlace place = FindingPlace.message(submission.deltas().get(i).step().number());
      text(submission, patch.title() + "\n" + patch.message(), place, told, report);
    }
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        String path = file.file().newPath();
        if (!path.startsWith("Documentation/") || file.file().after().isEmpty()) {
          continue;
        }
        String[] lines = new String(file.file().after().get().text(), UTF_8).split("\n", -1);
        for (int line : file.file().added().keySet()) {
          if (line <= lines.length) {
            FindingPlace place = new FindingPlace(delta.step().number(), path, line);
            text(submission, lines[line - 1], place, told, report);
          }
        }
      }
    }
  }

  private static void text(
      Submission submission, String text, FindingPlace place, Set<String> told, Report report) {
    for (Pattern pattern : new Pattern[] {LITERAL, SPLIT}) {
      Matcher m = pattern.matcher(text);
      while (m.find()) {
        String whole = m.group(1) + "_" + m.group(2);
        if ((pattern == LITERAL || !isKnown(submission, m.group(2)))
            && isKnown(submission, whole)
            && told.add(whole)) {
          report.add(
              place,
              whole,
              "%s %s() is written with a blank: %s()".formatted(m.group(1), m.group(2), whole));
        }
      }
    }
  }

  private static boolean isKnown(Submission submission, String name) {
    return !submission.base().defining(name).isEmpty()
        || !submission.occurrences().of(name).isEmpty();
  }
}
