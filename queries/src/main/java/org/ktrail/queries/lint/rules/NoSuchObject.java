package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.SeriesFiles;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;

/** A makefile asks for an object of which there is no source. */
public final class NoSuchObject implements Rule {
  private static final Pattern GOAL =
      Pattern.compile("^\\s*(?:obj|lib|[\\w-]+)-(?:y|m|objs|\\$\\(CONFIG_\\w+\\))\\s*[:+]?=(.*)");
  private static final Pattern OBJECT = Pattern.compile("(?<![\\w./$()-])([\\w-]+)\\.o(?![\\w.])");

  @Override
  public String name() {
    return "no-such-object";
  }

  @Override
  public String summary() {
    return "a makefile builds an object that has no source";
  }

  @Override
  public void check(Submission submission, Report report) {
    if (!submission.base().placed()) {
      return;
    }
    for (Delta delta : submission.deltas()) {
      SeriesFiles files = SeriesFiles.after(submission, delta.step().number());
      for (Delta.FileDelta file : delta.files()) {
        String path = file.file().newPath();
        boolean makefile = path.matches("(?:.*/)?(Makefile|Kbuild)");
        boolean kernel = !path.matches("^(tools|scripts|Documentation|samples)/.*");
        if (!makefile || !kernel || file.file().after().isEmpty()) {
          continue;
        }
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        String text = new String(file.file().after().get().text(), UTF_8);
        String[] lines = text.split("\n", -1);
        for (int line : file.file().added().keySet()) {
          Matcher goal = GOAL.matcher(line <= lines.length ? lines[line - 1] : "");
          if (goal.find()) {
            Matcher object = OBJECT.matcher(goal.group(1));
            while (object.find()) {
              String stem = object.group(1);
              if (!isThere(submission, files, directory, stem, text)) {
                report.add(
                    new FindingPlace(delta.step().number(), path, line),
                    stem + ".o",
                    "%s.o is to be built, but there is no %s%s.c".formatted(stem, directory, stem));
              }
            }
          }
        }
      }
    }
  }

  private static boolean isThere(
      Submission submission, SeriesFiles files, String directory, String stem, String makefile) {
    for (String end : new String[] {".c", ".S", ".rs", ".s"}) {
      String source = directory + stem + end;
      if (files.image(source).isPresent() || isNew(submission, source)) {
        return true;
      }
    }
    // A composite, or made by a rule of this makefile.
    return Pattern.compile(
            "(?m)(^|\\s)"
                + Pattern.quote(stem)
                + "(-(y|m|objs)\\b|-\\$\\()|\\)/"
                + Pattern.quote(stem)
                + "\\.|%|asn1|^targets.*\\b"
                + Pattern.quote(stem))
        .matcher(makefile)
        .find();
  }

  private static boolean isNew(Submission submission, String path) {
    return submission.patches().stream()
        .flatMap(p -> p.files().stream())
        .anyMatch(f -> f.newPath().equals(path));
  }
}
