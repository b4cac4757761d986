package org.ktrail.cli.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

class LintCommandTest {
  private static final String LAMP =
      """
      struct lamp {
      #ifdef CONFIG_DIM
      	int level;
      	int colour;
      #endif
      };
      static void drop_level(struct lamp *lamp)
      {
      }
      static int lamp_level(struct lamp *lamp)
      {
      	return lamp->level;
      }
      int lamp_off(struct lamp *lamp)
      {
      	return lamp_level(lamp);
      }
      int lamp_kill(struct lamp *lamp)
      {
      	drop_level(lamp);
      	return 0;
      }
      """;

  /** The base reads level where there may be none; colour is new there. */
  private static final String DIFF =
      """
      diff --git a/lamp.c b/lamp.c
      --- a/lamp.c
      +++ b/lamp.c
      @@ -9,5 +9,5 @@
       }
       static int lamp_level(struct lamp *lamp)
       {
      -	return lamp->level;
      +	return lamp->level + lamp->colour;
       }
      """;

  @TempDir Path directory;
  private String repository = "";
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void create() throws IOException {
    Path bare = directory.resolve("linux.git");
    SampleRepository.create(bare, Map.of("lamp.c", LAMP));
    repository = bare.toString();
  }

  private String mail(String id, String subject, String message) throws IOException {
    String text =
        "From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ann Author <ann@one.example>\n"
            + "Subject: %s\nDate: %s Jan 2024 10:00:00 +0000\nMessage-ID: <%s@one.example>\n\n%s---\n%s\n"
                .formatted(subject, id, id, message, DIFF);
    return Files.writeString(directory.resolve(id + ".mbox"), text).toString();
  }

  private String lint(int code, String source, String... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] args =
        Stream.concat(
                Stream.of("-C", repository, "lint", source, "--base", "HEAD"), Stream.of(more))
            .toArray(String[]::new);
    assertThat(Main.run(args, out, err)).as(err.toString(UTF_8)).isEqualTo(code);
    return out.toString(UTF_8);
  }

  @Test
  void whatTheBaseHasIsToldApart() throws IOException {
    String box = mail("1", "[PATCH] lamp: add the colour", "Add it.\n");
    String[] rule = {"--rules", "conditional-member"};
    assertThat(lint(1, box, rule))
        .contains(": struct lamp has no colour with !CONFIG_DIM")
        .doesNotContain("has no level");
    assertThat(lint(1, box, "--all", rule[0], rule[1]))
        .containsPattern("lamp.c:12: pre-existing \\w+: struct lamp has no level")
        .containsPattern("lamp.c:12: \\w+: struct lamp has no colour");
    assertThat(lint(1, box, "--all", "--format", "json", rule[0], rule[1]))
        .contains("\"pre-existing\": true", "\"pre-existing\": false");
    assertThat(lint(1, box, "--all", "--format", "sarif", rule[0], rule[1]))
        .contains("\"baselineState\": \"unchanged\"", "\"baselineState\": \"new\"");
  }

  @Test
  void whatIsRefusedOrTornIsAFinding() throws IOException {
    String box = mail("1", "[PATCH] lamp: add the colour", "Add it.\n");
    String text = Files.readString(Path.of(box));
    String[] rule = {"--rules", "damaged-patch"};
    assertThat(lint(0, box, rule)).contains("0 errors");
    Files.writeString(Path.of(box), text.replace("lamp.c", "../../lamp.c"));
    assertThat(lint(1, box, rule))
        .contains(": the patch is refused in part, at one place [damaged-patch]")
        .contains("../../lamp.c: a path that leaves the tree");
    Files.writeString(Path.of(box), text.substring(0, text.length() - 20));
    assertThat(lint(1, box, rule)).contains(": the patch is torn");
  }

  @Test
  void whatAnotherRevisionHasIsToldApart() throws IOException {
    mail("1", "[PATCH v1] lamp: add the colour", "Add it.\n");
    mail("2", "[PATCH v2] lamp: add the colour", "Add it.\n");
    String box = directory.resolve("both.mbox").toString();
    Files.writeString(
        directory.resolve("both.mbox"),
        Files.readString(directory.resolve("1.mbox"))
            + Files.readString(directory.resolve("2.mbox")));
    assertThat(lint(1, box, "--at", "v2", "--rules", "conditional-member"))
        .contains(": struct lamp has no colour");
    assertThat(lint(0, box, "--at", "v2", "--since", "v1", "--rules", "conditional-member"))
        .doesNotContain("has no");
    assertThat(
            lint(1, box, "--at", "v2", "--since", "v1", "--all", "--rules", "conditional-member"))
        .containsPattern("pre-existing \\w+: struct lamp has no colour");
  }

  @Test
  void tracesAreJudgedWhereTheBaseIsLinked() throws IOException {
    String box =
        mail(
            "1",
            "[PATCH] lamp: add the colour",
            "Now:\n\nlamp_off()\n -> lamp_level()\n  -> drop_level()\n\n");
    assertThat(lint(1, box, "--level", "info"))
        .contains("its call traces are not judged: HEAD is not linked yet");
    assertThat(lint(1, box, "--rules", "stale-trace"))
        .contains(": the trace in the changelog has drop_level called from lamp_level")
        .doesNotContain("not judged");
    assertThat(lint(1, box, "--level", "info"))
        .contains("[stale-trace]")
        .doesNotContain("not judged");
  }

  @Test
  void aMailAloneKnowsWhatIsNotHere() throws IOException {
    String box = mail("1", "[PATCH 2/2] lamp: add the colour", "Add it.\n");
    assertThat(lint(1, box, "--rules", "conditional-member"))
        .contains("not here: patch 1/2 of the series", "\n2/2 lamp: add the colour\n");
    assertThat(lint(3, box, "--rules", "damaged-patch")).contains("not here: patch 1/2");
  }

  /** GitHub shows what is said of a message where the mail lies. */
  @Test
  void whatIsSaidOfAMessageStandsAtTheMail() throws IOException {
    String box = mail("1", "[PATCH] lamp: add the colour", "Add it.\n");
    assertThat(lint(1, box, "--rules", "trailers", "--format", "rdjsonl"))
        .contains("\"path\": \"1.mbox\",\"range\": {\"start\": {\"line\": 1}}");
    assertThat(lint(1, box, "--rules", "trailers", "--format", "sarif"))
        .contains("\"uri\": \"1.mbox\"", "\"primaryLocationLineHash\": \"");
  }
}
