package org.ktrail.cli.invariants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;
import org.ktrail.queries.invariants.file.RuleFile;

/** Rules by which a scenario has to give something. */
class ScenarioRuleTest {
  private static final String DIFF =
      """
      diff --git a/drivers/lamp/lamp.c b/drivers/lamp/lamp.c
      --- a/drivers/lamp/lamp.c
      +++ b/drivers/lamp/lamp.c
      @@ -2,5 +2,5 @@ struct lamp { int lit; };
       int lamp_press(struct lamp *lamp)
       {
      -	lamp->lit = 0;
      +	lamp->lit = 1;
       	return 0;
       }
      """;

  @TempDir static Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void write() throws IOException {
    SampleRepository.create(
        directory.resolve("linux.git"),
        Map.of(
            "drivers/lamp/lamp.c",
            """
            struct lamp { int lit; };
            int lamp_press(struct lamp *lamp)
            {
            	lamp->lit = 0;
            	return 0;
            }
            """));
    Files.writeString(
        directory.resolve("lamp.yaml"),
        """
        scenario: pressed
        in: drivers/lamp/lamp.c
        state: struct lamp lamp;
        steps: [{step: press, c: "lamp.lit = 1; lamp_press(&lamp);"}]
        outcomes:
          - {value: dark, when: "!lamp.lit"}
          - {value: lit, when: lamp.lit}
        """);
    Files.writeString(
        directory.resolve("v1.mbox"),
        ("From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ann Author <ann@one.example>\n"
                + "Subject: [PATCH] lamp: keep it lit\nDate: 1 Jan 2024 10:00:00 +0000\n"
                + "Message-ID: <a@one.example>\n\nThe lamp stays lit.\n---\n")
            + DIFF);
  }

  private String answer(int code, String rule, String... options) throws IOException {
    Path rules = directory.resolve("rules.yaml");
    Files.writeString(rules, "version: 1\nrules:\n  - name: goes-out\n    " + rule + "\n");
    List<String> all =
        new ArrayList<>(
            List.of(
                "-C", directory.resolve("linux.git").toString(), "invariants", rules.toString()));
    all.addAll(List.of(options));
    assertThat(Main.run(all.toArray(String[]::new), out, err))
        .as(err.toString(UTF_8) + out.toString(UTF_8))
        .isEqualTo(code);
    return out.toString(UTF_8);
  }

  private static final String DARK = "scenario: {file: lamp.yaml, run: pressed, yields: dark}";

  @Test
  void aRevisionHolds() throws IOException {
    assertThat(answer(0, DARK, "--format", "tsv"))
        .isEqualTo("rule\trevision\tverdict\tdetail\ngoes-out\tHEAD\tholds\t1 place\n");
  }

  @Test
  void aSeriesViolatesItWithATrace() throws IOException {
    assertThat(
            answer(
                1,
                DARK,
                "--series",
                directory.resolve("v1.mbox").toString(),
                "--base",
                "HEAD",
                "--each-patch"))
        .contains("pressed gives lit, not dark")
        .contains("drivers/lamp/lamp.c:4: lamp.lit = 1");
  }

  @Test
  void aSeriesWithoutABaseIsUnknown() throws IOException {
    String mail = Files.readString(directory.resolve("v1.mbox"));
    Path elsewhere =
        Files.writeString(directory.resolve("v2.mbox"), mail.replace("drivers/lamp", "net/lamp"));
    assertThat(answer(3, DARK, "--series", elsewhere.toString(), "--format", "tsv"))
        .contains("\tunknown\t");
  }

  @Test
  void mistakesHaveTheirLine() throws IOException {
    answer(2, "scenario: {file: lamp.yaml, run: nothing, yields: dark}");
    assertThat(err.toString(UTF_8))
        .contains("rules.yaml:4: scenario: ")
        .contains("no scenario nothing; there are pressed");
    err.reset();
    answer(2, "scenario: {file: lamp.yaml, run: pressed}");
    assertThat(err.toString(UTF_8))
        .contains("rules.yaml:4: scenario: pressed expects nothing itself");
    err.reset();
    answer(2, "scenario: {file: lamp.yaml, runs: pressed}");
    assertThat(err.toString(UTF_8)).contains("rules.yaml:4: scenario: runs is no key here");
  }

  @Test
  void whatComesWithKtrailIsRead() {
    assertThat(RuleFile.read("dax-protocol").scenarios()).hasSize(9);
  }
}
