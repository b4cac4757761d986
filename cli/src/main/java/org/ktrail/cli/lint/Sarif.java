package org.ktrail.cli.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.VersionProvider;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.RuleEntry;
import org.ktrail.queries.workspace.judged.LintReport;

/**
 * Findings as SARIF 2.1.0 (OASIS standard): a run a revision, a proof as code flow. Every finding
 * has a place in a file, without which GitHub refuses the whole: one about a message has that of
 * the mail, or of what the patch changes.
 */
final class Sarif {
  private Sarif() {}

  static Object of(List<LintReport> reports, List<RuleEntry> rules) {
    return Json.object(
        "$schema",
        "https://json.schemastore.org/sarif-2.1.0.json",
        "version",
        "2.1.0",
        "runs",
        Json.array(reports, r -> run(r, rules, reports.size() == 1)));
  }

  /**
   * @param alone whether there is no other run, of which this one is to be told: its name stays the
   *     same then in all revisions, so that what the next one lacks counts as mended
   */
  private static Object run(LintReport report, List<RuleEntry> rules, boolean alone) {
    List<String> names = rules.stream().map(e -> e.rule().name()).toList();
    Fingerprints fingerprints = new Fingerprints(report);
    return Json.object(
        "tool",
        Json.object(
            "driver",
            Json.object(
                "name",
                "ktrail",
                "version",
                VersionProvider.version(),
                "rules",
                Json.array(rules, Sarif::rule))),
        "automationDetails",
        Json.object("id", "ktrail/lint/" + (alone ? "" : label(report) + "/")),
        "columnKind",
        "utf16CodeUnits",
        "results",
        Json.array(report.findings(), f -> result(report, f, names, fingerprints.next(f))));
  }

  private static String label(LintReport report) {
    return report.label().isEmpty() ? "series" : report.label();
  }

  private static Object rule(RuleEntry entry) {
    String name = entry.rule().name();
    String summary = entry.rule().summary();
    Map<String, Object> help = Json.object("text", RulePage.of(name).orElse(summary));
    RulePage.of(name).ifPresent(page -> help.put("markdown", page));
    return Json.object(
        "id", name,
        "shortDescription", Json.object("text", summary),
        "fullDescription", Json.object("text", summary),
        "help", help,
        "defaultConfiguration", Json.object("level", level(entry.level())),
        "properties",
            Json.object(
                "tags", List.of("patch-series"), "problem.severity", severity(entry.level())));
  }

  private static String severity(FindingLevel level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "recommendation";
    };
  }

  private static Object result(
      LintReport report, Finding f, List<String> names, String fingerprint) {
    Map<String, Object> result =
        Json.object(
            "ruleId", f.rule(),
            "ruleIndex", names.indexOf(f.rule()),
            "level", level(f.level()),
            "message", Json.object("text", f.message()),
            "locations", List.of(location(report, f.place(), "")),
            "partialFingerprints", Json.object("primaryLocationLineHash", fingerprint));
    if (!f.proof().isEmpty()) {
      List<Object> steps = new ArrayList<>();
      for (Proof p : f.proof()) {
        FindingPlace place = new FindingPlace(p.patch(), p.file(), p.line());
        steps.add(Json.object("location", location(report, place, p.text())));
      }
      result.put(
          "codeFlows",
          List.of(Json.object("threadFlows", List.of(Json.object("locations", steps)))));
    }
    result.put("baselineState", f.preExisting() ? "unchanged" : "new");
    result.put(
        "properties",
        Json.object(
            "subject", f.subject(), "revision", report.label(), "patch", f.place().patch()));
    return result;
  }

  private static Object location(LintReport report, FindingPlace place, String text) {
    String patch =
        place.patch() == 0
            ? "series"
            : "patch " + report.number(place.patch()) + "/" + report.total();
    Map<String, Object> location =
        Json.object(
            "logicalLocations",
            List.of(
                Json.object(
                    "name",
                    patch,
                    "fullyQualifiedName",
                    (report.label() + " " + patch).strip(),
                    "kind",
                    "patch")));
    FindingPlace inFile = FilePlace.of(report, place);
    Map<String, Object> physical =
        Json.object("artifactLocation", Json.object("uri", uri(inFile.file())));
    physical.put("region", Json.object("startLine", Math.max(1, inFile.line())));
    location.put("physicalLocation", physical);
    if (!text.isEmpty()) {
      location.put("message", Json.object("text", text));
    }
    return location;
  }

  /** A path as a relative reference. */
  private static String uri(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "/-._~".indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return out.toString();
  }

  private static String level(FindingLevel level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
