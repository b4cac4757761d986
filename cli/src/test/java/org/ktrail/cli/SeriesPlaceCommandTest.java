package org.ktrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.indexer.snapshot.SampleRepository;

class SeriesPlaceCommandTest {
  private static final String MAIL =
      """
      From 0000 Mon Sep 17 00:00:00 2001
      From: Some Body <body@example.org>
      Date: Fri, 20 Nov 2026 10:00:00 +0000
      Message-ID: <1@example.org>
      Subject: [PATCH v3] disc: stop it

      It spins.

      Signed-off-by: Some Body <body@example.org>
      ---
      --- a/disc.c
      +++ b/disc.c
      @@ -1,3 +1,3 @@
       int one;
      -int two;
      +int deux;
       int three;
      --- a/../secret
      +++ b/../secret
      @@ -1 +1 @@
      -a
      +b
      """;

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void create() throws IOException {
    SampleRepository.create(
        directory.resolve("r.git"),
        Map.of("disc.c", "int zero;\nint one;\nint two;\nint three;\n"));
    Files.writeString(directory.resolve("v3.mbox"), MAIL);
  }

  private String run(int code, String... more) {
    out.reset();
    String[] args = {"-C", directory.resolve("r.git").toString(), "series", "place"};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    assertThat(Main.run(all, out, err)).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(code);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tellsWhereASeriesFits() {
    String box = directory.resolve("v3.mbox").toString();
    String text = run(ExitCode.FOUND, box, "--base", "HEAD");
    assertThat(text.lines().map(String::strip))
        .contains(
            "v3 on HEAD",
            "--base: HEAD, the patches name no blobs  (decided)",
            "1/1 disc: stop it",
            "applies as far as it can be read",
            "| --- a/../secret",
            "disc.c:2: hunk 1 fits +1 lines away");
    assertThat(text).contains("refused: ../secret: a path that leaves the tree");
    assertThat(run(ExitCode.FOUND, box, "--base", "HEAD", "--format", "json"))
        .contains("\"schema\": \"ktrail/series-place/1\"", "\"verdict\": \"applies\"");
  }

  private static String mail(String number, String title, String diff) {
    return """
    From 0000 Mon Sep 17 00:00:00 2001
    From: Some Body <body@example.org>
    Date: Fri, 20 Nov 2026 10:00:0%1$s +0000
    Message-ID: <p%1$s@example.org>
    Subject: [PATCH v4 %1$s/2] %2$s

    ---
    %3$s
    """
        .formatted(number, title, diff);
  }

  @Test
  void namesWhatNeitherTheBaseNorTheSeriesHas() throws IOException {
    SampleRepository.create(
        directory.resolve("base.git"),
        Map.of(
            "lamp.h",
            "struct lamp {\n\tint rows;\n};\nint lamp_on(struct lamp *lamp);\n",
            "lamp.c",
            "#include \"lamp.h\"\n\nint use(struct lamp *lamp)\n{\n\treturn lamp->rows;\n}\n"));
    Files.writeString(
        directory.resolve("v4.mbox"),
        mail(
                "1",
                "lamp: count the bulbs",
                """
                --- a/lamp.h
                +++ b/lamp.h
                @@ -1,4 +1,5 @@
                 struct lamp {
                 \tint rows;
                +\tint bulbs;
                 };
                 int lamp_on(struct lamp *lamp);
                """)
            + mail(
                "2",
                "lamp: blink",
                """
                --- a/lamp.c
                +++ b/lamp.c
                @@ -2,5 +2,8 @@

                 int use(struct lamp *lamp)
                 {
                +\tif (lamp->bulbs && lamp->broken)
                +\t\tlamp_on(lamp, LAMP_SOON);
                +\tlamp_blink(lamp);
                 \treturn lamp->rows;
                 }
                """));
    Files.writeString(
        directory.resolve("other.mbox"),
        mail(
                "1",
                "lamp: break",
                """
                --- a/lamp.h
                +++ b/lamp.h
                @@ -1,3 +1,4 @@
                 struct lamp {
                 \tint rows;
                +\tbool broken;
                 };
                """)
            .replace("v4 1/2", "1/1")
            .replace("p1@", "q1@")
            .replace("Some Body <body@", "No Body <nobody@"));
    assertThat(
            Main.run(
                new String[] {
                  "-C",
                  directory.resolve("base.git").toString(),
                  "series",
                  "place",
                  directory.resolve("v4.mbox").toString(),
                  directory.resolve("other.mbox").toString(),
                  "--at",
                  "v4",
                  "--base",
                  "HEAD",
                  "--prerequisites"
                },
                out,
                err))
        .as(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(ExitCode.FOUND);
    assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " "))
        .contains(
            "patch 2 uses lamp.broken: struct lamp has no such member",
            "lamp: break <q1@example.org>",
            "patch 2 uses LAMP_SOON: neither the base nor the series has it",
            "patch 2 uses lamp_on: called with 2 arguments, the base's takes 1",
            "patch 2 uses lamp_blink: neither")
        .doesNotContain("bulbs:");
  }

  @Test
  void anUnknownRevisionIsAnError() {
    run(ExitCode.ERROR, directory.resolve("v3.mbox").toString(), "--at", "v9");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("v9").hasLineCount(1);
  }
}
