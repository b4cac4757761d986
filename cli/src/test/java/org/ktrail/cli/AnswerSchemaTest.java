package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ktrail.indexer.snapshot.SampleRepository;
import org.ktrail.queries.simulate.file.ShippedScenarios;

/** Answers in JSON, and files that ktrail reads, are what the schemas of the documentation say. */
class AnswerSchemaTest {
  private static final String MAIL =
      """
      From mboxrd@z Thu Jan  1 00:00:00 1970
      From: Ann Author <ann@one.example>
      Subject: [PATCH%s] lamp: keep it lit
      Date: %d Jan 2024 10:00:00 +0000
      Message-ID: <%d@one.example>

      The lamp stays lit.

      lamp_press
        lamp_off
      ---
      diff --git a/drivers/lamp/lamp.c b/drivers/lamp/lamp.c
      --- a/drivers/lamp/lamp.c
      +++ b/drivers/lamp/lamp.c
      @@ -3,5 +3,5 @@ void lamp_off(struct lamp *lamp) { lamp->lit = 0; }
       int lamp_press(struct lamp *lamp)
       {
      -	lamp_off(lamp);
      +	lamp->lit = %d;
       	return 0;
       }

      """;

  @TempDir static Path directory;

  @BeforeAll
  static void write() throws IOException {
    SampleRepository.create(
        directory.resolve("linux.git"),
        Map.of(
            "drivers/lamp/Kconfig",
            """
            config LAMP
            	bool "Lamp"
            	depends on MAINS
            	select WIRE
            """,
            "drivers/lamp/lamp.c",
            """
            struct lamp { int lit; };
            void lamp_off(struct lamp *lamp) { lamp->lit = 0; }
            int lamp_press(struct lamp *lamp)
            {
            	lamp_off(lamp);
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
        expect: dark
        """);
    Files.writeString(
        directory.resolve("rules.yaml"),
        """
        version: 1
        rules:
          - {name: goes-out, scenario: {file: lamp.yaml, run: pressed, yields: dark}}
        """);
    Files.writeString(
        directory.resolve("mails"), MAIL.formatted("", 1, 1, 1) + MAIL.formatted(" v2", 2, 2, 2));
  }

  private static Schema schema(String name) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("../docs").resolve(name)));
  }

  private static void fits(byte[] json) throws IOException {
    String text = new String(json, UTF_8);
    assertThat(schema("answers.schema.json").validate(text, InputFormat.JSON)).as(text).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path disk_release free_disk",
        "path free_disk disk_release",
        "callers free_disk",
        "callers disk_*",
        "callers free_disk --depth 3",
        "callees disk_release --depth 2",
        "callees /^disk_/",
        "reach free_disk",
        "def disk_release",
        "def disk_*",
        "refs disk_release",
        "ops disk_operations.flush",
      })
  void answersOfARevision(String question) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = (question + " --format json").split(" ");
    int code = Main.run(words, (ktrail, asked) -> SampleRevision.open(true), out, err);
    assertThat(code).as(err.toString(UTF_8)).isLessThan(2);
    fits(out.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "series list DIR/mails",
        "series show DIR/mails --at v2",
        "series place DIR/mails --base HEAD",
        "series diff DIR/mails v1 v2 --base HEAD --entry lamp_press --path lamp_press lamp_off",
        "series diff DIR/mails base v2 --base HEAD --behaviour DIR/lamp.yaml",
        "simulate --list",
        "simulate DIR/lamp.yaml",
        "simulate DIR/lamp.yaml --series DIR/mails --at v2 --each-patch --base HEAD",
        "invariants DIR/rules.yaml --series DIR/mails --base HEAD",
        "lint DIR/mails --base HEAD --level info",
        "trace check DIR/mails",
        "diff HEAD HEAD",
        "grep lamp_(off|press)",
        "grep -c lamp",
        "tree",
        "tree drivers/lamp",
        "log lamp_press -p",
        "show lamp_press --targets",
        "show drivers/lamp/lamp.c:1",
        "struct lamp",
        "struct lamp --all",
        "reads lamp.lit",
        "writes lamp.lit",
        "config LAMP --edges",
      })
  void answersOfARepository(String question) throws IOException {
    List<String> words = new ArrayList<>(List.of("-C", directory.resolve("linux.git").toString()));
    words.addAll(
        List.of((question.replace("DIR", directory.toString()) + " --format json").split(" ")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Main.run(words.toArray(String[]::new), out, err);
    assertThat(out.size()).as(err.toString(UTF_8)).isPositive();
    fits(out.toByteArray());
  }

  @Test
  void whatIsNoAnswerDoesNotFit() throws IOException {
    Schema answers = schema("answers.schema.json");
    assertThat(answers.validate("{\"schema\": \"ktrail/none/1\"}", InputFormat.JSON)).isNotEmpty();
    assertThat(answers.validate("{\"schema\": \"ktrail/lint/1\"}", InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void filesThatComeWithKtrailFit() throws IOException {
    Schema scenarios = schema("scenario.schema.json");
    for (String name : ShippedScenarios.names()) {
      for (String document : ShippedScenarios.scenarios(name).orElseThrow().split("(?m)^---$")) {
        assertThat(scenarios.validate(document, InputFormat.YAML)).as(name).isEmpty();
      }
    }
    Schema rules = schema("invariants.schema.json");
    Path shipped = Path.of("../queries/src/main/resources/org/ktrail/queries/invariants/file");
    for (String name : List.of("kernel-pairs", "kernel-general", "dax-protocol")) {
      String text = Files.readString(shipped.resolve(name + ".yaml"));
      assertThat(rules.validate(text, InputFormat.YAML)).as(name).isEmpty();
    }
  }
}
