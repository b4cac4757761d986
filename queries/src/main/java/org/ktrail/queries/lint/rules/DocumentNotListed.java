package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.SeriesFiles;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;

/** A new document that no table of contents has, of which the build of the documents warns. */
public final class DocumentNotListed implements Rule {
  @Override
  public String name() {
    return "document-not-listed";
  }

  @Override
  public String summary() {
    return "a new document is in no table of contents";
  }

  @Override
  public void check(Submission submission, Report report) {
    if (submission.base().revision().isEmpty()) {
      return;
    }
    SeriesFiles end = SeriesFiles.after(submission, Integer.MAX_VALUE);
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        String path = file.file().newPath();
        if (file.file().oldPath().isEmpty()
            && path.matches("Documentation/.*/[^/]+\\.rst")
            && !path.endsWith("/index.rst")
            && !path.startsWith("Documentation/ABI/")
            && !isListed(submission, end, path)) {
          report.add(
              new FindingPlace(delta.step().number(), path, 1),
              path,
              "%s is in no toctree".formatted(path));
        }
      }
    }
  }

  /** By the index of its directory or of one above, or by a document that the series touches. */
  private static boolean isListed(Submission submission, SeriesFiles end, String path) {
    String stem = path.substring(path.lastIndexOf('/') + 1, path.length() - 4);
    Pattern entry =
        Pattern.compile("(?m)^\\s+(?:.*[</])?" + Pattern.quote(stem) + "(?:\\.rst)?>?\\s*$");
    String directory = path.substring(0, path.lastIndexOf('/'));
    while (directory.contains("/") || directory.equals("Documentation")) {
      String text = text(end, directory + "/index.rst");
      if (entry.matcher(text).find() || text.contains(":glob:")) {
        return true;
      }
      int slash = directory.lastIndexOf('/');
      if (slash < 0) {
        break;
      }
      directory = directory.substring(0, slash);
    }
    String own = text(end, path);
    return own.startsWith(":orphan:")
        || submission.deltas().stream()
            .flatMap(d -> d.files().stream())
            .filter(f -> f.file().newPath().endsWith(".rst") && !f.file().newPath().equals(path))
            .anyMatch(f -> entry.matcher(text(end, f.file().newPath())).find());
  }

  private static String text(SeriesFiles files, String path) {
    return files.image(path).map(i -> new String(i.text(), UTF_8)).orElse("");
  }
}
