package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.lint.Comments;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/**
 * A word that the kernel's own list of misspellings has, {@code scripts/spelling.txt}, in a
 * message, a new comment or a new name.
 */
public final class Misspelling implements Rule {
  private static final String LIST = "scripts/spelling.txt";
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{4,40}+");
  private static final Pattern PART = Pattern.compile("[A-Z]?+[a-z]{3,}+|[A-Z]{4,}+");

  @Override
  public String name() {
    return "misspelling";
  }

  @Override
  public String summary() {
    return "a message, comment or new name has a word of the kernel's list of misspellings";
  }

  @Override
  public void check(Submission submission, Report report) {
    Map<String, String> list = list(submission);
    if (list.isEmpty()) {
      return;
    }
    Set<String> told = new HashSet<>();
    for (int i = 0; i < submission.patches().size(); i++) {
      Patch patch = submission.patches().get(i);
      int number = submission.deltas().get(i).step().number();
      String text = patch.title() + "\n" + patch.message();
      int end = text.indexOf("\nSigned-off-by:");
      words(
          WORD,
          end < 0 ? text : text.substring(0, end),
          list,
          FindingPlace.message(number),
          told,
          report);
    }
    for (Delta delta : submission.deltas()) {
      int number = delta.step().number();
      for (Delta.FileDelta file : delta.files()) {
        String path = file.file().newPath();
        for (Comments.Comment comment : Comments.of(file.file())) {
          String[] lines = comment.text().split("\n", -1);
          for (int i = 0; i < lines.length; i++) {
            int line = comment.line() + i;
            if (file.file().added().containsKey(line)) {
              words(WORD, lines[i], list, new FindingPlace(number, path, line), told, report);
            }
          }
        }
        file.changes().stream()
            .filter(c -> c instanceof FactChange.Gained<?> && c.hunk() > 0 && isDefined(c.fact()))
            .forEach(
                c -> words(PART, name(c.fact()), list, FindingPlace.of(number, c), told, report));
      }
    }
  }

  private static void words(
      Pattern pattern,
      String text,
      Map<String, String> list,
      FindingPlace place,
      Set<String> told,
      Report report) {
    Matcher m = pattern.matcher(text);
    while (m.find()) {
      String word = m.group().toLowerCase(Locale.ROOT);
      String right = list.get(word);
      if (right != null && told.add(word)) {
        String where = pattern == PART ? " in " + text : "";
        report.add(place, word, "%s%s: %s".formatted(word, where, right));
      }
    }
  }

  private static boolean isDefined(Fact fact) {
    return !name(fact).isEmpty();
  }

  private static String name(Fact fact) {
    return switch (fact) {
      case Fact.Function f -> f.name();
      case Fact.Global g -> g.isExtern() ? "" : g.name();
      case Fact.Member m -> m.name();
      case Fact.EnumConstant e -> e.name();
      default -> "";
    };
  }

  private static Map<String, String> list(Submission submission) {
    Map<String, String> list = new HashMap<>();
    submission
        .base()
        .read(LIST)
        .ifPresent(text ->
            new String(text, UTF_8)
                .lines()
                .filter(l -> !l.startsWith("#"))
                .forEach(l -> {
                  int bar = l.indexOf("||");
                  if (bar > 3) {
                    list.putIfAbsent(l.substring(0, bar), l.substring(bar + 2).strip());
                  }
                }));
    return list;
  }
}
