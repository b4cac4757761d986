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

/** Mails, patches and stacks in forms that tools stumble over. */
class MailShapesTest {
  private static final String BULB =
      """
      int bulb_level(void)
      {
      	return 3;
      }

      int bulb_colour(void)
      {
      	return bulb_level();
      }
      """;

  private static final String LEVEL =
      """
      diff --git a/bulb.c b/bulb.c
      --- a/bulb.c
      +++ b/bulb.c
      @@ -1,4 +1,4 @@
       int bulb_level(void)
       {
      -	return 3;
      +	return 4;
       }
      """;

  private static final String COLOUR =
      """
      diff --git a/bulb.c b/bulb.c
      --- a/bulb.c
      +++ b/bulb.c
      @@ -6,4 +6,4 @@
       int bulb_colour(void)
       {
      -	return bulb_level();
      +	return bulb_level() + 1;
       }
      """;

  @TempDir Path directory;
  private String repository = "";

  @BeforeEach
  void create() throws IOException {
    Path bare = directory.resolve("linux.git");
    SampleRepository.create(bare, Map.of("bulb.c", BULB));
    repository = bare.toString();
  }

  private String run(int code, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(Main.run(args, out, err)).as(err.toString(UTF_8)).isEqualTo(code);
    return out.toString(UTF_8);
  }

  private String box(String... mails) throws IOException {
    return Files.writeString(directory.resolve("box.mbox"), String.join("", mails)).toString();
  }

  private static String mail(String id, String day, String headers, String body) {
    return "From mboxrd@z Thu Jan  1 00:00:00 1970\n%sDate: %s Mar 2025 10:00:00 +0000\nMessage-ID: <%s@x>\n\n%s\n"
        .formatted(headers, day, id, body);
  }

  private static String from(String name, String subject) {
    return "From: %s\nSubject: %s\n".formatted(name, subject);
  }

  @Test
  void anAttachedPatchHasAFromLineOfItsOwn() throws IOException {
    String attached =
        """
        --seam
        Content-Type: text/plain

        See the attachment.
        --seam
        Content-Type: text/x-patch; name="0002-bulb.patch"
        Content-Disposition: attachment; filename="0002-bulb.patch"

        From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
        From: Ada Lamp <ada@x>
        Date: Sat, 1 Mar 2025 10:00:00 +0000
        Subject: [PATCH 2/2] bulb: more colour

        More.

        Signed-off-by: Ada Lamp <ada@x>
        ---
        %s--\s
        2.40
        --seam--
        """
            .formatted(COLOUR);
    String mails =
        box(
            mail(
                "1",
                "1",
                from("Ada Lamp <ada@x>", "[PATCH 1/2] bulb: higher"),
                "Why.\n---\n" + LEVEL),
            mail(
                "2",
                "1",
                from("Ada Lamp <ada@x>", "[PATCH 2/2] bulb: more colour")
                    + "In-Reply-To: <1@x>\nMIME-Version: 1.0\n"
                    + "Content-Type: multipart/mixed; boundary=seam\n",
                attached),
            mail(
                "3",
                "2",
                from("Bob <b@x>", "Re: [PATCH 1/2] bulb: higher") + "In-Reply-To: <1@x>\n",
                "Good."));
    assertThat(run(0, "series", "list", mails))
        .contains("Ada Lamp, 1 revision)")
        .contains("2 patches");
    assertThat(run(0, "-C", repository, "series", "place", mails, "--base", "HEAD"))
        .contains("1/2 bulb: higher", "2/2 bulb: more colour")
        .doesNotContain("conflict");
    assertThat(
            run(
                0,
                "-C",
                repository,
                "lint",
                mails,
                "--base",
                "HEAD",
                "--rules",
                "damaged-patch,does-not-apply"))
        .contains("2 patches");
  }

  @Test
  void aChangeIdMayStandBelowTheDiff() throws IOException {
    String foot = "\n---\nchange-id: 20250301-bulb-level-abcdef012345\n";
    String mails =
        box(
            mail(
                "1",
                "1",
                from("Mara Lind via Relay <devnull+mara.x@kernel.org>", "[PATCH] bulb: higher"),
                "From: Mara Lind <mara@x>\n\nWhy.\n\nSigned-off-by: Mara Lind <mara@x>\n---\n"
                    + LEVEL
                    + foot),
            mail(
                "2",
                "9",
                from("Mara Lind <mara@x>", "[PATCH v2] bulb: never so low"),
                "Because.\n\nSigned-off-by: Mara Lind <mara@x>\n---\n"
                    + LEVEL.replace("return 4", "return 5")
                    + foot),
            mail(
                "3",
                "9",
                from("Mara Lind <mara@x>", "[PATCH] bulb: more colour"),
                "More.\n---\n"
                    + COLOUR
                    + foot.replace(
                        "change-id: 20250301-bulb", "prerequisite-change-id: 20250301-bulb")));
    assertThat(run(0, "series", "list", mails))
        .contains("bulb: never so low  (Mara Lind, 2 revisions)", "change-id")
        .contains("bulb: more colour  (Mara Lind, 1 revision)")
        .doesNotContain("Relay");
    assertThat(run(1, "-C", repository, "series", "diff", mails, "v1", "v2", "--history", "1"))
        .contains("bulb_level");
  }

  @Test
  void aRenameAndABinaryArePatches() throws IOException {
    String rename =
        "diff --git a/bulb.c b/lamp.c\n"
            + "similarity index 100%\n"
            + "rename from bulb.c\n"
            + "rename to lamp.c\n";
    String binary =
        "diff --git a/bulb.png b/bulb.png\n"
            + "new file mode 100644\n"
            + "index 0000000..1111111\n"
            + "GIT binary patch\n"
            + "literal 3\n"
            + "KcmZQzU|?i`V(1P40RR910RRIa\n\n"
            + "literal 0\n"
            + "HcmV?d00001\n\n";
    String mails =
        box(
            mail("1", "1", from("Ada <ada@x>", "[PATCH 1/3] bulb: rename"), "Why.\n---\n" + rename),
            mail(
                "2",
                "1",
                from("Ada <ada@x>", "[PATCH 2/3] bulb: picture") + "In-Reply-To: <1@x>\n",
                "Why.\n---\n" + binary),
            mail(
                "3",
                "1",
                from("Ada <ada@x>", "[PATCH 3/3] lamp: higher") + "In-Reply-To: <1@x>\n",
                "Why.\n---\n" + LEVEL.replace("bulb.c", "lamp.c")));
    assertThat(run(0, "series", "list", mails)).contains("3 patches");
    assertThat(run(0, "-C", repository, "series", "place", mails, "--base", "HEAD"))
        .contains("1/3 bulb: rename\n    applies", "3/3 lamp: higher\n    applies")
        .doesNotContain("conflict", "torn");
    assertThat(
            run(
                0,
                "-C",
                repository,
                "def",
                "bulb_level",
                "--series",
                mails,
                "--at",
                "v1/1",
                "--base",
                "HEAD"))
        .contains("lamp.c:1")
        .doesNotContain("bulb.c");
    assertThat(
            run(
                0,
                "-C",
                repository,
                "def",
                "bulb_level",
                "--series",
                mails,
                "--at",
                "v1/0",
                "--base",
                "HEAD"))
        .contains("bulb.c:1");
    assertThat(run(1, "-C", repository, "series", "diff", mails, "base", "v1", "--base", "HEAD"))
        .contains("int bulb_level()  was in bulb.c; other body")
        .contains("int bulb_colour()  was in bulb.c\n");
  }

  @Test
  void framesThatAreNoFunctionOfTheSourcesAreNotJudged() throws IOException {
    String trace =
        """
        Call Trace:
         <TASK>
         bulb_level+0x1/0x9
         %s
         bulb_colour+0x5/0x10
         </TASK>
        """;
    for (String frame :
        new String[] {
          "_RNvMs_NtCs1234_4bulb3dimNtB4_4Bulb3set+0x4/0x20 [bulb 0123456789abcdef]",
          "_ZN4bulb3dim17h0123456789abcdefE+0x4/0x20",
          "bpf_prog_6deef7357e7b4530_on_blink+0x2/0x9",
          "bpf_trampoline_6442536467+0x2/0x9"
        }) {
      Path file = Files.writeString(directory.resolve("trace"), trace.formatted(frame));
      String[] args = {"-C", repository, "trace", "check", file.toString()};
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(Main.run(args, out, new ByteArrayOutputStream())).isIn(0, 3);
      assertThat(out.toString(UTF_8)).contains("0 findings").doesNotContain("UNKNOWN");
    }
    Path file =
        Files.writeString(directory.resolve("trace"), trace.formatted("bulb_colur+0x5/0x9"));
    assertThat(run(1, "-C", repository, "trace", "check", file.toString()))
        .contains("bulb_colur", "bulb_colour");
  }
}
