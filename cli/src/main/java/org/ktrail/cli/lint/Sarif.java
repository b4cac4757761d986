package org.ktrail.cli.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ktrail.cli.VersionProvider;
import org.ktrail.cli.answer.Json;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.RuleEntry;

/**
 * Findings as SARIF 2.1.0 (OASIS standard): a run a revision, a proof as code flow. A finding about
 * a message has a logical location only.
 */
final class Sarif {
  private Sarif() {}

  static String of(List<LintReport> reports, List<RuleEntry> rules) {
    return Json.write(
        Json.object(
            "$schema",
            "https://json.schemastore.org/sarif-2.1.0.json",
            "version",
            "2.1.0",
            "runs",
            Json.array(reports, r -> run(r, rules))));
  }

  private static Object run(LintReport report, List<RuleEntry> rules) {
    List<String> names = rules.stream().map(e -> e.rule().name()).toList();
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
                Json.array(
                    rules,
                    e ->
                        Json.object(
                            "id", e.rule().name(),
                            "shortDescription", Json.object("text", e.rule().summary()),
                            "defaultConfiguration", Json.object("level", level(e.level())))))),
        "automationDetails",
        Json.object("id", "lint/" + (report.label().isEmpty() ? "series" : report.label()) + "/"),
        "columnKind",
        "utf16CodeUnits",
        "results",
        Json.array(report.findings(), f -> result(report, f, names)));
  }

  private static Object result(LintReport report, Finding f, List<String> names) {
    Map<String, Object> result =
        Json.object(
            "ruleId", f.rule(),
            "ruleIndex", names.indexOf(f.rule()),
            "level", level(f.level()),
            "message", Json.object("text", f.message()),
            "locations", List.of(location(report, f.place(), "")));
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
        place.patch() == 0 ? "series" : "patch " + place.patch() + "/" + report.patches().size();
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
    if (!place.file().isEmpty()) {
      Map<String, Object> physical =
          Json.object("artifactLocation", Json.object("uri", uri(place.file())));
      if (place.line() > 0) {
        physical.put("region", Json.object("startLine", place.line()));
      }
      location.put("physicalLocation", physical);
    }
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
