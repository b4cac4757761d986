package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.SeriesFiles;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;

/** A new source that no makefile builds at the end of the series. */
public final class NotBuilt implements Rule {
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?s)^(tools|samples|scripts|Documentation|usr|rust)/.*|.*/(boot|vdso\\w*+)/.*"
              + "|.*\\.\\w++\\.c");

  @Override
  public String name() {
    return "not-built";
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return "a new source is built by no makefile";
  }

  @Override
  public void check(Submission submission, Report report) {
    if (!submission.base().placed()) {
      return;
    }
    SeriesFiles end = SeriesFiles.after(submission, Integer.MAX_VALUE);
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        String path = file.file().newPath();
        boolean isNew = file.file().oldPath().isEmpty() && path.endsWith(".c");
        if (isNew
            && !ELSEWHERE.matcher(path).matches()
            && end.image(path).isPresent()
            && !submission.base().isBuilt(path)
            && !isIncluded(submission, end, path)) {
          report.add(
              new FindingPlace(delta.step().number(), path, 1),
              path,
              "no makefile builds %s".formatted(path));
        }
      }
    }
  }

  /** By a source, or as a program of its own that a rule in a makefile names. */
  private static boolean isIncluded(Submission submission, SeriesFiles end, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String stem = name.substring(0, name.length() - 2);
    boolean included =
        end.touched().stream()
            .flatMap(p -> end.image(p).stream())
            .anyMatch(i ->
                new String(i.text(), UTF_8).contains("/" + name + "\"")
                    || new String(i.text(), UTF_8).contains("\"" + name + "\""));
    String directory = path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    included =
        included
            || submission.base().beside(path).stream()
                .flatMap(p -> submission.base().read(p).stream())
                .anyMatch(text -> new String(text, UTF_8).contains("\"" + name + "\""));
    Pattern program =
        Pattern.compile(
            "(?m)^\\s*(hostprogs|userprogs|extra|always|targets)\\S*.*\\b"
                + Pattern.quote(stem)
                + "\\b");
    // Part of a library that another directory links, or what a rule makes of each source.
    Pattern made =
        Pattern.compile(
            "(?m)^lib-(?:y|\\$\\(\\w++\\))\\s*+[:+]?=(?:\\\\\\n|[^\\n#])*?\\b"
                + Pattern.quote(stem)
                + "\\.o\\b|/%\\.c\\b");
    included =
        included
            || Stream.of("/Makefile", "/Kbuild")
                .flatMap(m -> end.image(directory + m).stream())
                .anyMatch(i -> made.matcher(new String(i.text(), UTF_8)).find());
    return included
        || submission.deltas().stream()
            .flatMap(d -> d.files().stream())
            .filter(
                f -> f.file().path().startsWith(directory) && f.file().path().endsWith("Makefile"))
            .flatMap(f -> f.file().after().stream())
            .anyMatch(i -> program.matcher(new String(i.text(), UTF_8)).find());
  }
}
