package org.ktrail.queries.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.ProseNames;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;

/** A subject or changelog that names what is not in the patch. */
public final class SubjectMismatch implements Rule {
  /** {@code subsystem: driver: }: names of files and parts, as their authors call them. */
  private static final Pattern PREFIX = Pattern.compile("^([\\w./,*{}+ -]{1,40}+: *+)++");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  @Override
  public String name() {
    return "message-mismatch";
  }

  @Override
  public String summary() {
    return "the subject or the changelog names a symbol that the patch does not have";
  }

  @Override
  public void check(Submission submission, Report report) {
    Set<String> series = new HashSet<>();
    submission.patches().forEach(p -> series.addAll(words(p)));
    for (int i = 0; i < submission.patches().size(); i++) {
      Patch patch = submission.patches().get(i);
      if (patch.files().isEmpty()) {
        continue;
      }
      FindingPlace place = FindingPlace.message(submission.deltas().get(i).step().number());
      Set<String> words = words(patch);
      Set<String> told = new HashSet<>();
      for (String name : ProseNames.in(PREFIX.matcher(patch.title()).replaceFirst(""))) {
        if (!has(words, name) && !name.startsWith("CONFIG_") && told.add(name)) {
          // What only others have may be what the change is for.
          boolean elsewhere = has(series, name) || !submission.base().mentioning(name).isEmpty();
          report.add(
              elsewhere || submission.base().revision().isEmpty() && !isCode(patch.title(), name)
                  ? FindingLevel.INFO
                  : FindingLevel.WARNING,
              place,
              name,
              "the subject names %s, which the patch does not have".formatted(name));
        }
      }
      for (String name : ProseNames.in(prose(patch.message()))) {
        boolean known =
            has(words, name)
                || has(series, name)
                || name.startsWith("CONFIG_")
                || !submission.base().mentioning(name).isEmpty();
        if (!known && looksLikeCode(name) && told.add(name)) {
          report.add(
              FindingLevel.INFO,
              place,
              name,
              "the changelog names %s, which neither the series nor %s has"
                  .formatted(
                      name,
                      submission.base().revision().isEmpty()
                          ? "the base"
                          : submission.base().revision()));
        }
      }
    }
  }

  /** As it is, or as a part of a longer name. */
  private static boolean has(Set<String> words, String name) {
    return words.contains(name) || words.stream().anyMatch(w -> w.contains(name));
  }

  /** Whether it is written as what can be called or reached through. */
  private static boolean isCode(String title, String name) {
    return title.contains(name + "()") || title.contains("->" + name);
  }

  private static boolean looksLikeCode(String name) {
    return name.length() > 3 && name.contains("_");
  }

  /** Without what stands below a scissors line or a line of three dashes: notes to the reader. */
  private static String prose(String message) {
    Matcher end = Pattern.compile("(?m)^---\\s*$|^Signed-off-by:").matcher(message);
    return end.find() ? message.substring(0, end.start()) : message;
  }

  private static Set<String> words(Patch patch) {
    Set<String> words = new HashSet<>();
    for (FileChange file : patch.files()) {
      add(file.oldPath(), words);
      add(file.newPath(), words);
      for (Hunk hunk : file.hunks()) {
        add(hunk.section(), words);
        List<HunkLine> lines = hunk.lines();
        lines.forEach(l -> add(l.text(), words));
      }
    }
    return words;
  }

  private static void add(String text, Set<String> words) {
    Matcher m = WORD.matcher(text);
    while (m.find()) {
      words.add(m.group());
    }
  }
}
