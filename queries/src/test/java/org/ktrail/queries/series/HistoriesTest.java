package org.ktrail.queries.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.MailParser;

/** Histories out of mails of one line each: {@code day id [<parent] [@author] | subject | text}. */
class HistoriesTest {
  private static List<History> read(String lines) {
    MailParser parser = new MailParser(MailLimits.DEFAULT);
    List<Mail> mails = new ArrayList<>();
    for (String line : lines.strip().lines().toList()) {
      String[] parts = line.split("\\|", -1);
      String author = "Ann Author <ann@one.example>";
      String parent = "";
      String[] words = parts[0].strip().split("\\s+");
      for (String word : words) {
        author = word.startsWith("@") ? word.substring(1).replace('_', ' ') : author;
        parent = word.startsWith("<") ? "In-Reply-To: " + word + "@x>\n" : parent;
      }
      String subject = parts[1].strip();
      String text = parts.length > 2 ? parts[2].strip().replace("\\n", "\n") + "\n" : "";
      boolean cover = subject.matches(".*\\b0+/\\d.*|.*PATCHSETS.*");
      String id =
          words[1].isEmpty() || words[1].equals("-") ? "" : "Message-ID: <" + words[1] + "@x>\n";
      String raw =
          "From: "
              + author
              + "\nSubject: "
              + subject
              + "\nDate: "
              + words[0]
              + " Jan 2024 10:00:00 +0000\n"
              + id
              + parent
              + "\n"
              + text
              + (cover
                  ? ""
                  : "diff --git a/F b/F\n--- a/F\n+++ b/F\n@@ -1 +1 @@\n-a\n+b\n"
                      .replace("F", subject.replaceFirst(".* ", "") + ".c"));
      byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
      mails.add(
          parser.parse(
              bytes,
              bytes.length,
              List.of(),
              new MailParser.Place("test", "mail " + mails.size(), mails.size())));
    }
    return Histories.of(mails);
  }

  private static void check(String mails, String expected) {
    String found =
        read(mails).stream()
            .map(h ->
                h.title()
                    + "\n"
                    + h.revisions().stream().map(HistoriesTest::line).collect(Collectors.joining()))
            .collect(Collectors.joining());
    assertThat(found).isEqualTo(expected);
  }

  private static String line(Revision r) {
    return "  "
        + r.label()
        + (r.previous().isPresent() ? " <- " + r.previous().get() : "")
        + ": "
        + r.patches().stream()
            .map(p ->
                p.number()
                    + " "
                    + p.title()
                    + (p.label().equals(r.label()) ? "" : " (" + p.label() + ")"))
            .collect(Collectors.joining(", "))
        + (r.missing().isEmpty() ? "" : " missing " + r.missing())
        + "\n";
  }

  /** That each was compared with each before took minutes. */
  @Test
  void thousandsOfSeriesAreLinkedInTime() {
    StringBuilder others = new StringBuilder();
    StringBuilder alike = new StringBuilder();
    StringBuilder parts = new StringBuilder();
    for (int i = 0; i < 6000; i++) {
      others.append("%d m%d | [PATCH] x%d: y%d do it\n".formatted(i % 28 + 1, i, i, i));
      alike.append("1 m%d | [PATCH] frob: make it faster\n".formatted(i));
      parts.append("1 m%d | [PATCH %d/99999] frob: part %d\n".formatted(i, i % 9 + 1, i));
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          assertThat(read(others.toString())).hasSize(6000);
          assertThat(read(alike.toString())).isNotEmpty();
          assertThat(read(parts.toString())).isNotEmpty();
        });
  }

  @Test
  void versionsAreLinked() {
    check(
        """
        1 a0         | [RFC PATCH 0/2] frob: make it faster
        1 a1 <a0     | [RFC PATCH 1/2] frob: add core
        1 a2 <a0     | [RFC PATCH 2/2] frob: use core
        2 b0         | [PATCH 0/2] frob: make it faster
        2 b1 <b0     | [PATCH 1/2] frob: add core
        2 b2 <b0     | [PATCH 2/2] frob: use core
        3 c0         | [PATCH v2 0/3] frob: make it faster
        3 c1 <c0     | [PATCH 1/3] frob: add core
        3 c2 <c0     | [PATCH 2/3] frob: use core
        3 c3 <c0     | [PATCH 3/3] frob: drop the old way
        4 d0         | [RESEND PATCH v2 0/3] frob: make it faster
        4 d1 <d0     | [PATCH v2 1/3] frob: add core
        4 d2 <d0     | [PATCH v2 2/3] frob: use core
        4 d3 <d0     | [PATCH v2 3/3] frob: drop the old way
        """,
        """
        frob: make it faster
          rfc-v1: 1 frob: add core, 2 frob: use core
          v1 <- rfc-v1: 1 frob: add core, 2 frob: use core
          v2 <- v1: 1 frob: add core, 2 frob: use core, 3 frob: drop the old way
          v2-resend <- v2: 1 frob: add core, 2 frob: use core, 3 frob: drop the old way
        """);
  }

  @Test
  void singlePatchesSentAnewMakeARevision() {
    check(
        """
        1 a0         | [PATCH v3 0/3] frob: make it faster
        1 a1 <a0     | [PATCH v3 1/3] frob: add core
        1 a2 <a0     | [PATCH v3 2/3] frob: use core
        1 a3 <a0     | [PATCH v3 3/3] frob: drop the old way
        2 b1 <a1     | [PATCH v3.1 1/3] frob: add core
        3 b3 <other  | [PATCH v3.1 3/3] frob: drop the old way
        4 c2 <a2     | [PATCH v3.2 2/3] frob: use core
        """,
        """
        frob: make it faster
          v3: 1 frob: add core, 2 frob: use core, 3 frob: drop the old way
          v3.1 <- v3: 1 frob: add core, 2 frob: use core (v3), 3 frob: drop the old way
          v3.2 <- v3.1: 1 frob: add core (v3.1), 2 frob: use core, 3 frob: drop the old way (v3.1)
        """);
  }

  @Test
  void aThreadOfTwoSeriesIsSplit() {
    check(
        """
        1 a0         | [PATCH v2 0/2] frob: make it faster
        1 a1 <a0     | [PATCH v2 1/2] frob: add core
        1 a2 <a0     | [PATCH v2 2/2] frob: use core
        2 b0         | [PATCH v6 0/2] knob: turn it
        2 b1 <b0     | [PATCH v6 1/2] knob: add dial
        2 b2 <b0     | [PATCH v6 2/2] knob: use dial
        3 c0         | [PATCHSETS] v3 frob + v7 knob
        3 c1 <c0     | [PATCH v3 1/2] frob: add core
        3 c2 <c0     | [PATCH v3 2/2] frob: use core
        3 c3 <c0     | [PATCH v7 1/2] knob: add dial
        3 c4 <c0     | [PATCH v7 2/2] knob: use dial
        4 d0         | [PATCHSETS v2] v3 frob + v7 knob
        4 d1 <d0     | [PATCH v2 1/4] frob: add core
        4 d2 <d0     | [PATCH v2 2/4] frob: use core
        4 d3 <d0     | [PATCH v2 3/4] knob: add dial
        4 d4 <d0     | [PATCH v2 4/4] knob: use dial
        5 e3 <d3     | [PATCH v2.1 3/4] knob: add dial
        """,
        """
        frob: make it faster
          v2: 1 frob: add core, 2 frob: use core
          v3 <- v2: 1 frob: add core, 2 frob: use core
          v3-combined-v2 <- v3: 1 frob: add core, 2 frob: use core, 3 knob: add dial, 4 knob: use dial
          v3-combined-v2.1 <- v3-combined-v2: 1 frob: add core (v3-combined-v2), 2 frob: use core (v3-combined-v2), 3 knob: add dial, 4 knob: use dial (v3-combined-v2)
        knob: turn it
          v6: 1 knob: add dial, 2 knob: use dial
          v7 <- v6: 1 knob: add dial, 2 knob: use dial
        """);
  }

  @Test
  void aChangeIdLinksWhatHasNothingElseInCommon() {
    check(
        """
        1 a0         | [PATCH 0/1] frob: one | change-id: 20240101-frob-abcdef
        1 a1 <a0     | [PATCH 1/1] frob: first
        2 b0 @Bob_Builder_<bob@two.example> | [PATCH v2 0/1] entirely new words | change-id: 20240101-frob-abcdef
        2 b1 <b0 @Bob_Builder_<bob@two.example> | [PATCH v2 1/1] second
        """,
        """
        entirely new words
          v1: 1 frob: first
          v2 <- v1: 1 second
        """);
  }

  @Test
  void aLinkToWhatItDependsOnIsNoLinkOfAHistory() {
    check(
        """
        1 a0         | [PATCH 0/1] frob: make it faster
        1 a1 <a0     | [PATCH 1/1] frob: add core
        2 b1         | [PATCH] knob: turn it | Needs https://lore.example/a0@x/ first.
        3 c1         | [PATCH v2] dial: renamed | v1: https://lore.example/b1@x/
        """,
        """
        frob: make it faster
          v1: 1 frob: add core
        dial: renamed
          v1: 1 knob: turn it
          v2 <- v1: 1 dial: renamed
        """);
  }

  @Test
  void likeSubjectsAreNotLinked() {
    check(
        """
        1 a1                        | [PATCH] xfs: fix a leak in foo
        2 b1                        | [PATCH] xfs: fix a leak in bar
        3 c1 @Bob_<bob@two.example> | [PATCH] xfs: fix the leak in foo
        4 d1                        | [PATCH v2] xfs: fix a leak in foo
        """,
        """
        xfs: fix a leak in foo
          v1: 1 xfs: fix a leak in foo
          v2 <- v1: 1 xfs: fix a leak in foo
        xfs: fix a leak in bar
          v1: 1 xfs: fix a leak in bar
        xfs: fix the leak in foo
          v1: 1 xfs: fix the leak in foo
        """);
  }

  @Test
  void missingPatchesAreTold() {
    check(
        """
        1 a0         | [PATCH 0/3] frob: make it faster
        1 a3 <a0     | [PATCH 3/3] frob: use core
        """,
        """
        frob: make it faster
          v1: 3 frob: use core missing [1, 2]
        """);
  }

  @Test
  void numberingThatBeginsAgainLeavesPredecessors() {
    check(
        """
        1 a0         | [RFC PATCH 0/2] frob: ask the driver to make it faster
        1 a1 <a0     | [RFC PATCH 1/2] frob: add hook
        1 a2 <a0     | [RFC PATCH 2/2] frob: use hook
        2 b0         | [RFC PATCH 0/2] frob: ask driver to make it faster
        2 b1 <b0     | [RFC PATCH 1/2] frob: add core
        2 b2 <b0     | [RFC PATCH 2/2] frob: use core
        """,
        """
        frob: ask driver to make it faster
          p0-rfc-2024-01: 1 frob: add hook, 2 frob: use hook
          rfc-v1 <- p0-rfc-2024-01: 1 frob: add core, 2 frob: use core
        """);
  }

  @Test
  void filesWithoutMessageIdAreOnePosting() {
    check(
        """
        1 -          | first
        1 -          | second
        """,
        """
        first
          v1: 1 first, 2 second
        """);
  }

  @Test
  void labelsAreFoundInOtherSpellings() {
    History history =
        read("""
        1 a1  | [RFC PATCH] frob: add core
        2 b1  | [PATCH v2] frob: add core
        3 c1  | [PATCH RESEND v2] frob: add core
        """)
            .getFirst();
    for (String spelling : List.of("rfc-v1", "v01-rfc", "V1", "a1@x", "<a1@x>")) {
      assertThat(history.find(spelling).map(Revision::label)).as(spelling).contains("rfc-v1");
    }
    assertThat(history.find("v02-resend").map(Revision::label)).contains("v2-resend");
    assertThat(history.find("v3")).isEmpty();
  }
}
