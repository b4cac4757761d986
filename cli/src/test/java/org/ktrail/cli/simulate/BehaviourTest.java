package org.ktrail.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

/** One scenario on several revisions: of a series, and after each of its patches. */
class BehaviourTest {
  private static final String SCENARIO =
      """
      scenario: pressed
      title: A lamp <that> is lit is pressed
      in: lamp.c
      state: |
        struct lamp lamp;
        int rc;
      steps:
        - {step: light, c: "lamp.lit = 1;"}
        - {step: press, c: "rc = lamp_press(&lamp);"}
      outcomes:
        - {value: refused, when: rc == -16}
        - {value: dark, when: "!lamp.lit"}
        - {value: lit, when: lamp.lit}
      expect: dark
      """;

  private static final String BASE =
      """
      struct lamp { int lit; };

      static int lamp_dim(struct lamp *lamp)
      {
      	lamp->lit = 0;
      	return 0;
      }

      int lamp_press(struct lamp *lamp)
      {
      	return lamp_dim(lamp);
      }
      """;

  private static final String TAKE =
      """
      diff --git a/lamp.c b/lamp.c
      --- a/lamp.c
      +++ b/lamp.c
      @@ -8,5 +8,5 @@ static int lamp_dim(struct lamp *lamp)

       int lamp_press(struct lamp *lamp)
       {
      -	return lamp_dim(lamp);
      +	return 0;
       }
      """
          .replace("\n\n", "\n \n");

  private static final String GIVE =
      """
      diff --git a/lamp.c b/lamp.c
      --- a/lamp.c
      +++ b/lamp.c
      @@ -8,5 +8,6 @@ static int lamp_dim(struct lamp *lamp)

       int lamp_press(struct lamp *lamp)
       {
      -	return 0;
      +	lamp_dim(lamp);
      +	return 0;
       }
      """
          .replace("\n\n", "\n \n");

  private static final String REFUSE =
      """
      diff --git a/lamp.c b/lamp.c
      --- a/lamp.c
      +++ b/lamp.c
      @@ -8,5 +8,7 @@ static int lamp_dim(struct lamp *lamp)

       int lamp_press(struct lamp *lamp)
       {
      +	if (lamp->lit)
      +		return -16;
       	return lamp_dim(lamp);
       }
      """
          .replace("\n\n", "\n \n");

  @TempDir static Path directory;
  private static String repository = "";
  private static String mails = "";
  private static String scenario = "";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void write() throws IOException {
    Path bare = directory.resolve("linux.git");
    SampleRepository.create(bare, Map.of("lamp.c", BASE));
    repository = bare.toString();
    scenario = Files.writeString(directory.resolve("lamp.yaml"), SCENARIO).toString();
    mails =
        Files.writeString(
                directory.resolve("all.mbox"),
                mail("a1", "[PATCH 1/2] lamp: rest", 1, TAKE)
                    + mail("a2", "[PATCH 2/2] lamp: rest no more", 1, GIVE)
                    + mail("b1", "[PATCH v2] lamp: rest", 2, REFUSE))
            .toString();
  }

  @BeforeEach
  void clear() {
    out.reset();
    err.reset();
  }

  private static String mail(String id, String subject, int day, String diff) {
    String of = id.endsWith("2") ? "References: <a1@one.example>\n" : "";
    return ("From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ann Author <ann@one.example>\n"
            + "Subject: %s\nDate: %d Jan 2024 10:00:00 +0000\nMessage-ID: <%s@one.example>\n%s\n"
            + "The lamp rests when it is pressed.\n---\n%s\n")
        .formatted(subject, day, id, of, diff);
  }

  private String answer(int code, String... arguments) {
    List<String> all = new ArrayList<>(List.of("-C", repository));
    all.addAll(List.of(arguments));
    assertThat(Main.run(all.toArray(String[]::new), out, err))
        .as(err.toString(UTF_8) + out.toString(UTF_8))
        .isEqualTo(code);
    return out.toString(UTF_8);
  }

  @Test
  void aValleyIsToldWithThePatches() {
    assertThat(
            answer(
                1,
                "simulate",
                scenario,
                "--series",
                mails,
                "--at",
                "v1",
                "--each-patch",
                "--base",
                "HEAD"))
        .contains("  v1/0                 holds: dark\n  v1/1                 violated: lit\n")
        .contains("  violated since v1/1, mended by v1/2\n")
        .contains("  valley: v1/1: lit, where base and whole series give dark\n")
        .contains("from v1/0 to v1/1\n  pressed: holds: dark -> violated: lit\n")
        .contains("first difference, in press > lamp_press:")
        .containsPattern("- lamp.c:11 +lamp_dim\\(&lamp\\) = 0\n")
        .contains(
            "made by lamp.c:11 int lamp_press(struct lamp *lamp), patch 1/1 of v1/1: lamp: rest")
        .contains("      -\treturn lamp_dim(lamp);\n      +\treturn 0;\n");
  }

  @Test
  void twoRevisionsOfASeries() {
    assertThat(
            answer(
                1, "series", "diff", mails, "v1", "v2", "--base", "HEAD", "--behaviour", scenario))
        .contains("pressed: holds: dark -> violated: refused")
        .contains("patch 1/1 of v2: lamp: rest")
        .contains("+\tif (lamp->lit)\n");
    out.reset();
    assertThat(
            answer(
                0,
                "series",
                "diff",
                mails,
                "base",
                "v1",
                "--base",
                "HEAD",
                "--behaviour",
                scenario))
        .isEqualTo("from base to v1\n  no outcome differs\n\n  same: pressed: holds: dark\n");
  }

  @Test
  void differencesForPrograms() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                answer(
                    1,
                    "series",
                    "diff",
                    mails,
                    "v1",
                    "v2",
                    "--base",
                    "HEAD",
                    "--behaviour",
                    scenario,
                    "--format",
                    "json"));
    assertThat(json.path("schema").asText()).isEqualTo("ktrail/series-behaviour/1");
    assertThat(json.at("/changes/0/after/values/0").asText()).isEqualTo("refused");
    assertThat(json.at("/changes/0/first_difference/made_by/patch/revision").asText())
        .isEqualTo("v2");
  }

  @Test
  void historiesForPrograms() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                answer(
                    1,
                    "simulate",
                    scenario,
                    "--series",
                    mails,
                    "--each",
                    "--base",
                    "HEAD",
                    "--format",
                    "json"));
    assertThat(json.path("schema").asText()).isEqualTo("ktrail/simulate/1");
    assertThat(json.at("/scenarios/0/violated/0/introduced").asText()).isEqualTo("v2");
    assertThat(json.path("revisions")).hasSize(3);
    assertThat(json.at("/revisions/1/results/0/ways/0/trace/1/below/0/function").asText())
        .isEqualTo("lamp_press");
    assertThat(json.at("/revisions/1/results/0/returned/0").asText())
        .isEqualTo("lamp_press = -EBUSY");
  }

  @Test
  void aPageOfAllRevisionsShowsWhatChangedInEach() {
    String page =
        answer(
            1,
            "simulate",
            scenario,
            "--series",
            mails,
            "--each",
            "--base",
            "HEAD",
            "--format",
            "html");
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("A lamp &lt;that&gt; is lit is pressed")
        .contains("violated since v2, not mended")
        .contains("lamp_press = -EBUSY")
        .contains("v1 → v2")
        .doesNotContain("<script")
        .doesNotContain("http://")
        .doesNotContain("https://");
  }

  @Test
  void mistakes() {
    answer(2, "simulate", scenario, "--only", "nothing");
    assertThat(err.toString(UTF_8)).contains("no scenario nothing; there are pressed");
    answer(2, "simulate", scenario, "--series", mails, "--each-patch");
    assertThat(err.toString(UTF_8)).contains("--each-patch: say of which revision");
    answer(2, "simulate", scenario, "--series", mails, "--revs", "HEAD");
    assertThat(err.toString(UTF_8)).contains("--revs and --series: ask for one of them");
  }
}
