package org.ktrail.cli.lint;

import java.util.List;
import java.util.Locale;
import org.ktrail.cli.output.Json;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.workspace.judged.LintReport;

/** Findings for a program: schema {@code ktrail/lint/1}. */
final class LintJson {
  private LintJson() {}

  static String of(String source, List<LintReport> reports) {
    return Json.write(
        Json.object(
            "schema",
            "ktrail/lint/1",
            "source",
            source,
            "revisions",
            Json.array(
                reports,
                r ->
                    Json.object(
                        "label", r.label(),
                        "base", r.base(),
                        "placed", r.placed(),
                        "patches",
                            Json.array(
                                r.patches(),
                                p -> Json.object("title", p.title(), "origin", p.origin())),
                        "notes", r.notes(),
                        "findings", Json.array(r.findings(), f -> finding(r, f))))));
  }

  static Object finding(LintReport report, Finding f) {
    return Json.object(
        "rule", f.rule(),
        "level", f.level().name().toLowerCase(Locale.ROOT),
        "introduced-in", Json.object("revision", report.label(), "patch", f.place().patch()),
        "file", f.place().file(),
        "line", f.place().line(),
        "subject", f.subject(),
        "message", f.message(),
        "pre-existing", f.preExisting(),
        "proof", Json.array(f.proof(), LintJson::proof));
  }

  private static Object proof(Proof p) {
    return Json.object("patch", p.patch(), "file", p.file(), "line", p.line(), "text", p.text());
  }
}
