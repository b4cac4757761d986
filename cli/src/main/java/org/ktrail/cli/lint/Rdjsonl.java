package org.ktrail.cli.lint;

import java.util.List;
import java.util.Map;
import org.ktrail.cli.output.Json;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.workspace.judged.LintReport;

/** Findings as Reviewdog's Diagnostic, one JSON object a line. */
final class Rdjsonl {
  private Rdjsonl() {}

  static String of(List<LintReport> reports) {
    StringBuilder out = new StringBuilder();
    for (LintReport report : reports) {
      for (Finding f : report.findings()) {
        String where = (report.label() + " patch " + report.number(f.place().patch())).strip();
        FindingPlace place = FilePlace.of(report, f.place());
        Map<String, Object> location = Json.object("path", place.file());
        if (place.line() > 0) {
          location.put("range", Json.object("start", Json.object("line", place.line())));
        }
        String json =
            Json.line(
                Json.object(
                    "message", where + ": " + f.message(),
                    "location", location,
                    "severity", f.level().name(),
                    "source", Json.object("name", "ktrail"),
                    "code", Json.object("value", f.rule())));
        out.append(json).append('\n');
      }
    }
    return out.toString();
  }
}
