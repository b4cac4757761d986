package org.ktrail.cli.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.ktrail.cli.output.Json;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.rules.Rules;
import org.ktrail.queries.workspace.judged.LintReport;

class LintFormatsTest {
  private static final Patch PATCH =
      PatchParser.parse(PatchMail.of("m", "[PATCH 1/1] dev: <add> \u0001 & co", "Why."));
  private static final List<LintReport> REPORTS =
      List.of(
          new LintReport(
              "v2",
              "v6.1",
              true,
              List.of(PATCH),
              List.of(
                  new Finding(
                      "no-changelog",
                      FindingLevel.WARNING,
                      FindingPlace.message(0),
                      "v2",
                      "nothing says what changed",
                      List.of(),
                      false),
                  new Finding(
                      "removed-but-used",
                      FindingLevel.ERROR,
                      new FindingPlace(1, "a b.c", 7),
                      "f",
                      "f is removed",
                      List.of(new Proof(0, "other.c", 3, "uses it")),
                      true)),
              List.of("not looked at")));

  /** What SARIF 2.1.0 demands: schema 3.13, 3.14, 3.27, 3.36 of the standard. */
  @Test
  void sarif() {
    String sarif = written(Sarif.of(REPORTS, Rules.ALL));
    assertThat(sarif)
        .contains("\"version\": \"2.1.0\"")
        .contains("\"name\": \"ktrail\"")
        .contains("\"ruleId\": \"removed-but-used\"")
        .contains("\"level\": \"error\"")
        .contains("\"uri\": \"a%20b.c\"")
        .contains("\"startLine\": 7")
        .contains("\"codeFlows\"")
        .contains("\"threadFlows\"")
        .contains("\"baselineState\": \"unchanged\"")
        .doesNotContain("\"startLine\": 0")
        .doesNotContain("\"ruleIndex\": -1");
  }

  /** Against the schema that OASIS publishes with the standard. */
  @Test
  void sarifFitsItsSchema() throws Exception {
    try (InputStream schema =
        Objects.requireNonNull(getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
      Schema standard =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
      assertThat(
              standard.validate(
                  written(Sarif.of(REPORTS, Rules.ALL)),
                  InputFormat.JSON,
                  c -> c.executionConfig(e -> e.formatAssertionsEnabled(true))))
          .isEmpty();
      assertThat(standard.validate(written(Sarif.of(List.of(), List.of())), InputFormat.JSON))
          .isEmpty();
      assertThat(standard.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON)).isNotEmpty();
    }
  }

  /** GitHub refuses what has no place, and tells findings by what does not move. */
  @Test
  void findingsHaveAPlaceAndANameThatStays() {
    String sarif = written(Sarif.of(REPORTS, Rules.ALL));
    assertThat(sarif.split("\"physicalLocation\"", -1)).hasSize(4);
    assertThat(sarif)
        .doesNotContain("\"uri\": \"\"")
        .contains("\"id\": \"ktrail/lint/\"")
        .contains("\"help\"");
    assertThat(Rdjsonl.of(REPORTS)).doesNotContain("\"path\": \"\"");
    LintReport first = REPORTS.getFirst();
    Finding found = first.findings().getLast();
    Finding moved =
        new Finding(
            found.rule(),
            found.level(),
            new FindingPlace(1, "a b.c", 99),
            found.subject(),
            "f is removed, in other words",
            List.of(),
            false);
    Fingerprints before = new Fingerprints(first);
    Fingerprints after = new Fingerprints(first);
    String own = before.next(found);
    assertThat(after.next(moved)).isEqualTo(own);
    assertThat(after.next(moved)).isNotEqualTo(own).endsWith(":2");
  }

  @Test
  void numbersAreThoseOfTheSeries() {
    LintReport report = REPORTS.getFirst();
    LintReport second =
        new LintReport(
            "v1", "", false, report.patches(), List.of(), List.of(), List.of(1), List.of());
    assertThat(second.number(1)).isEqualTo(2);
    assertThat(second.total()).isEqualTo(2);
  }

  /** Reviewdog's form: a message and a location with a path, each line an object by itself. */
  @Test
  void eachDiagnosticIsAnObject() throws Exception {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(
                """
                {"type": "object", "required": ["message", "location", "severity"], "properties": {
                 "message": {"type": "string"},
                 "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                 "location": {"type": "object", "required": ["path"], "properties": {
                  "path": {"type": "string"}}}}}
                """);
    assertThat(Rdjsonl.of(REPORTS).lines())
        .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON)).isEmpty());
  }

  @Test
  void aDiagnosticALine() {
    assertThat(Rdjsonl.of(REPORTS).lines())
        .hasSize(2)
        .allMatch(l -> l.startsWith("{\"message\": \"v2 patch ") && l.endsWith("}"));
  }

  @Test
  void xmlIsWellFormed() throws Exception {
    for (String xml : List.of(LintXml.junit(REPORTS), LintXml.checkstyle(REPORTS))) {
      assertThat(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)))
                  .getDocumentElement()
                  .getTagName())
          .isIn("testsuites", "checkstyle");
    }
  }

  @Test
  void text() {
    assertThat(LintText.of(REPORTS))
        .startsWith(
            "v2: 1 patches, on v6.1: 1 errors, 1 warnings, 0 notes\n  not looked at\nseries\n")
        .contains(
            "  a b.c:7: pre-existing error: f is removed [removed-but-used]\n"
                + "    other.c:3: uses it\n");
  }

  private static String written(Object tree) {
    StringWriter out = new StringWriter();
    Json.write(tree, out);
    return out.toString();
  }
}
