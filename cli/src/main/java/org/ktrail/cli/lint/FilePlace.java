package org.ktrail.cli.lint;

import java.nio.file.Path;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.workspace.judged.LintReport;

/**
 * Where a program shows a finding that wants a file and a relative path for each: GitHub, Reviewdog
 * and those that read Checkstyle.
 */
final class FilePlace {
  /** What stands for the file where there is none: the series changes no file at all. */
  private static final String NOWHERE = "cover-letter";

  private FilePlace() {}

  static FindingPlace of(LintReport report, FindingPlace place) {
    FindingPlace found = report.inFile(place);
    String file = found.file().isEmpty() ? NOWHERE : relative(found.file());
    return new FindingPlace(place.patch(), file, Math.max(found.line(), place.line()));
  }

  /** Below the working directory, where continuous integration has its checkout. */
  private static String relative(String file) {
    Path here = Path.of("").toAbsolutePath();
    Path path = here.resolve(file).normalize();
    return path.startsWith(here)
        ? here.relativize(path).toString()
        : String.valueOf(path.getFileName());
  }
}
