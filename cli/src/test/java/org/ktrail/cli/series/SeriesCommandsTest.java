package org.ktrail.cli.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;

class SeriesCommandsTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String first = "";
  private String second = "";

  private int run(String... args) {
    out.reset();
    err.reset();
    return Main.run(args, out, err);
  }

  private static String mail(String id, String parent, String day, String subject, String text) {
    return "From mboxrd@z Thu Jan  1 00:00:00 1970\n"
        + "From: Ann Author <ann@one.example>\nSubject: "
        + subject
        + "\nDate: "
        + day
        + " Jan 2024 10:00:00 +0000\nMessage-ID: <"
        + id
        + "@one.example>\n"
        + (parent.isEmpty() ? "" : "In-Reply-To: <" + parent + "@one.example>\n")
        + "\n"
        + text
        + "\n";
  }

  private static String diff(String file) {
    return "diff --git a/F b/F\n--- a/F\n+++ b/F\n@@ -1 +1 @@\n-a\n+b\n".replace("F", file);
  }

  @BeforeEach
  void write() throws IOException {
    first =
        Files.writeString(
                directory.resolve("v1.mbox"),
                mail("a0", "", "1", "[PATCH 0/2] frob: make it faster", "Words.\n")
                    + mail("a1", "a0", "1", "[PATCH 1/2] frob: add core", diff("core.c"))
                    + mail("a2", "a0", "1", "[PATCH 2/2] frob: use core", diff("use.c"))
                    + mail("r1", "a1", "2", "Re: [PATCH 1/2] frob: add core", "Nice.\n"))
            .toString();
    second =
        Files.writeString(
                directory.resolve("v1.1.mbox"),
                mail("b2", "a2", "3", "[PATCH v1.1 2/2] frob: use core", diff("use.c")))
            .toString();
  }

  @Test
  void listTellsTheHistory() {
    assertThat(run("series", "list", first, second)).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            1: frob: make it faster  (Ann Author, 2 revisions)
              v1    2024-01-01   2 patches
              v1.1  2024-01-03   2 patches  <- v1: replaces 2/2
            """);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void otherPatchesOfOneMessageIdAreTold() throws IOException {
    String patch = mail("a0", "", "1", "[PATCH] frob: one", diff("one.c"));
    Path same =
        Files.writeString(
            directory.resolve("same.mbox"), patch + patch.replace("\n\ndiff", "\n\nList.\n\ndiff"));
    assertThat(run("series", "list", same.toString())).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();

    Path mails =
        Files.writeString(
            directory.resolve("others.mbox"),
            patch
                + mail("a0", "", "1", "[PATCH] frob: two", diff("two.c"))
                + mail("a0", "", "1", "[PATCH] frob: three", diff("three.c")));
    assertThat(run("series", "list", mails.toString())).isZero();
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "ktrail: <a0@one.example>: 2 more with this Message-ID, and another patch; the first"
                + " one counts\n");
  }

  @Test
  void listTellsItToPrograms() {
    assertThat(run("series", "list", first, second, "--format", "json")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("\"schema\": \"ktrail/series-list/1\"")
        .contains("\"label\": \"v1.1\"")
        .contains("\"kind\": \"REPLACES\"");
  }

  @Test
  void showTellsThePatches() {
    assertThat(run("series", "show", first, second)).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            v1.1: frob: make it faster
            posted 2024-01-03 by Ann Author <ann@one.example>
            after v1: replaces 2/2
              1  frob: add core  (of v1)
                 unchanged since v1/1
              2  frob: use core
                 unchanged since v1/2
            """);
    assertThat(run("series", "show", first, second, "--at", "V01", "--format", "json")).isZero();
    assertThat(out.toString(UTF_8)).contains("\"label\": \"v1\"", "a2@one.example");
  }

  @Test
  void mistakesAreOneLineThatHelps() throws IOException {
    assertThat(run("series", "show", first, "--at", "v7")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("ktrail: v7: no such revision of \"frob: make it faster\"; it has v1\n");
    assertThat(run("series", "list", directory.resolve("gone").toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("no such file or directory");
    assertThat(run("series", "list", "x@y.example")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("allow it with --online");
    assertThat(run("series")).isEqualTo(2);
    String reply =
        Files.writeString(
                directory.resolve("reply.mbox"), mail("r1", "", "1", "Re: frob", "Nice.\n"))
            .toString();
    assertThat(run("series", "list", reply)).isEqualTo(1);
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void severalHistoriesAreChosenFrom() throws IOException {
    String other =
        Files.writeString(
                directory.resolve("knob.mbox"),
                mail("k", "", "1", "[PATCH] knob: turn it", diff("knob.c")))
            .toString();
    assertThat(run("series", "show", first, other)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("--history: 1 (frob: make it faster), 2 (knob: turn it)");
    assertThat(run("series", "show", first, other, "--history", "knob")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("v1: knob: turn it\n");
    assertThat(run("series", "show", first, other, "--history", "3")).isEqualTo(2);
  }

  @Test
  void whatIsWrongWithAMailIsSaid() throws IOException {
    String damaged =
        Files.writeString(
                directory.resolve("damaged.mbox"),
                mail("d", "", "1", "[PATCH] knob: turn it", "int\0x;\n" + diff("knob.c")))
            .toString();
    assertThat(run("series", "list", damaged)).isZero();
    assertThat(err.toString(UTF_8)).isEqualTo("ktrail: <d@one.example>: NUL bytes in the text\n");
  }
}
