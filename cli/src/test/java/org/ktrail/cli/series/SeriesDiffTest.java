package org.ktrail.cli.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

class SeriesDiffTest {
  private static final String BASE =
      """
      int lamp_dim(struct lamp *lamp)
      {
      	return 0;
      }

      int lamp_press(struct lamp *lamp)
      {
      	return 0;
      }
      """;

  private static final String OLD =
      """
      diff --git a/lamp.c b/lamp.c
      --- a/lamp.c
      +++ b/lamp.c
      @@ -3,7 +3,12 @@ int lamp_dim(struct lamp *lamp)
       	return 0;
       }

      +static void lamp_freeze(struct lamp *lamp)
      +{
      +	lamp_dim(lamp);
      +}
      +
       int lamp_press(struct lamp *lamp)
       {
      -	return 0;
      +	return lamp_dim(lamp);
       }
      """
          .replace("\n\n", "\n \n");

  private static final String NEW =
      """
      diff --git a/lamp.c b/lamp.c
      --- a/lamp.c
      +++ b/lamp.c
      @@ -3,7 +3,14 @@ int lamp_dim(struct lamp *lamp)
       	return 0;
       }

      +static int lamp_freeze(struct lamp *lamp)
      +{
      +	return lamp_dim(lamp);
      +}
      +
       int lamp_press(struct lamp *lamp)
       {
      +	if (lamp->lit)
      +		return lamp_freeze(lamp);
       	return 0;
       }
      """
          .replace("\n\n", "\n \n");

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String repository = "";
  private String first = "";
  private String second = "";

  private String answer(int code, String... arguments) {
    out.reset();
    err.reset();
    assertThat(Main.run(arguments, out, err)).as(err.toString(UTF_8)).isEqualTo(code);
    return out.toString(UTF_8);
  }

  private static String mail(String id, String subject, String diff) {
    return ("From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ann Author <ann@one.example>\n"
            + "Subject: %s\nDate: 1 Jan 2024 10:00:00 +0000\nMessage-ID: <%s@one.example>\n\n"
            + "The lamp is frozen when it is pressed.\n---\n%s")
        .formatted(subject, id, diff);
  }

  @BeforeEach
  void write() throws IOException {
    Path bare = directory.resolve("linux.git");
    SampleRepository.create(bare, Map.of("lamp.c", BASE));
    repository = bare.toString();
    first =
        Files.writeString(
                directory.resolve("v1.mbox"), mail("a", "[PATCH v1] lamp: freeze it", OLD))
            .toString();
    second =
        Files.writeString(
                directory.resolve("v2.mbox"), mail("b", "[PATCH v2] lamp: freeze it", NEW))
            .toString();
  }

  private String diff(int code, String a, String b, String... more) {
    String[] fixed = {"-C", repository, "series", "diff", first, second, a, b, "--base", "HEAD"};
    String[] all = java.util.Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return answer(code, all);
  }

  @Test
  void tellsWhatChanged() {
    assertThat(diff(1, "v1", "v2"))
        .isEqualTo(
            """
            v1: 1 patch on HEAD
            v2: 1 patch on HEAD

            patches: 1 changed
            changed 0.69  v1/1 -> v2/1  lamp: freeze it
                lamp.c: +3 -3

            symbols: 2
            lamp.c:6: ~ function static int lamp_freeze(struct lamp *)  was static void lamp_freeze(struct lamp *); other body  [v2 1/1 hunk 1]
            lamp.c:11: ~ function int lamp_press(struct lamp *)  other body  [v2 1/1 hunk 1]

            calls: 2
            lamp.c:13: - lamp_press calls lamp_dim(lamp)  [only by v1 1/1 hunk 1]
            lamp.c:14: + lamp_press calls lamp_freeze(lamp)  under if (lamp->lit)  [v2 1/1 hunk 1]
            """);
  }

  @Test
  void nothingDiffers() {
    assertThat(diff(0, "v1", "v1")).contains("no difference");
  }

  @Test
  void asksTheGraphs() {
    String answer =
        diff(1, "base", "v2", "--entry", "lamp_press", "--path", "lamp_press", "lamp_dim");
    assertThat(answer)
        .contains("new functions reached from lamp_press: 1 of 1\nlamp.c:6: lamp_freeze  1 hop\n")
        .endsWith(
            """
            path lamp_press lamp_dim
            base: none
            v2: 2 hops, exact
            + lamp.c:11: lamp_press
            + lamp.c:14: -> lamp_freeze  direct exact
            + lamp.c:8: -> lamp_dim  direct exact
            """);
  }

  @Test
  void otherForms() {
    assertThat(diff(1, "v1", "v2", "--format", "json"))
        .contains("\"schema\": \"ktrail/series-diff/1\"", "\"mail\": \"<b@one.example>\"");
    String page = diff(1, "v1", "v2", "--format", "html", "--path", "lamp_press", "lamp_dim");
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<svg ", "under if (lamp-&gt;lit)", "<th class=\"here\">v2</th>")
        .doesNotContain("http:", "https:", "<script", "src=", "@import", "url(\"");
  }

  @Test
  void mistakes() {
    answer(2, "-C", repository, "series", "diff", first, "v1", "v7");
    assertThat(err.toString(UTF_8)).contains("v7: no such revision");
    answer(2, "-C", repository, "series", "diff", first, "base", "base");
    assertThat(err.toString(UTF_8)).contains("name at least one revision");
  }

  @Test
  void revisionsOfTheRepository() {
    assertThat(answer(0, "-C", repository, "diff", "HEAD", "HEAD", "--", "lamp.c"))
        .isEqualTo("HEAD\nHEAD\nno difference\n");
  }
}
