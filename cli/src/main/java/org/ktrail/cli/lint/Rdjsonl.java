package org.ktrail.cli.lint;

import java.util.List;
import java.util.Map;
import org.ktrail.cli.output.Json;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.workspace.judged.LintReport;

/** Findings as Reviewdog's Diagnostic, one JSON object a line. */
final class Rdjsonl {
  private Rdjsonl() {}

  static String of(List<LintReport> reports) {
    StringBuilder out = new StringBuilder();
    for (LintReport report : reports) {
      for (Finding f : report.findings()) {
        String where = (report.label() + " patch " + f.place().patch()).strip();
        Map<String, Object> location = Json.object("path", f.place().file());
        if (f.place().line() > 0) {
          location.put("range", Json.object("start", Json.object("line", f.place().line())));
        }
        String json =
            Json.write(
                Json.object(
                    "message", where + ": " + f.message(),
                    "location", location,
                    "severity", f.level().name(),
                    "source", Json.object("name", "ktrail"),
                    "code", Json.object("value", f.rule())));
        out.append(json.replaceAll("\n *", "")).append('\n');
      }
    }
    return out.toString();
  }
}
