package org.ktrail.queries.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.paths.GraphText;

class MessageCheckTest {
  private static final String SOURCE =
      """
      file known_call fs/known.c
      known_call -> other_call
      disk_ops.flush = other_call in ops
      """;

  private static final String DIFF =
      """
      ---
       fs/ext.c | 2 +-

      diff --git a/fs/ext.c b/fs/ext.c
      --- a/fs/ext.c
      +++ b/fs/ext.c
      @@ -10,3 +10,4 @@ int ext_gone(struct disk *d)
       	walk(d);
      +	new_call(d, DISK_PRE_REMOVE);
       	end(d);
       }
      """;

  private static Message message(String subject, String body) {
    return new Message("mail", body, 1, PatchParser.parse(PatchMail.of("mail", subject, body)));
  }

  private static String check(Message... messages) {
    try (Graph graph = GraphText.graph(SOURCE)) {
      MessageCheck check =
          new MessageCheck(
              new Source(
                  GraphView.all(graph),
                  name -> List.of(),
                  name -> List.of(),
                  (name, n) -> List.of()),
              8);
      return check.all(List.of(messages)).stream()
          .flatMap(checked -> checked.names().stream())
          .map(MessageCheckTest::claim)
          .collect(Collectors.joining());
    }
  }

  private static String claim(NameClaim claim) {
    String standing =
        switch (claim.standing()) {
          case NameClaim.Elsewhere e -> "at " + e.place();
          case NameClaim.Nowhere n -> "nowhere, patch " + n.inPatch();
        };
    return (claim.isFinding() ? "! " : "")
        + claim.line()
        + " "
        + claim.kind()
        + " "
        + claim.name()
        + " "
        + standing
        + "\n";
  }

  @Test
  void theSubjectNamesWhatThePatchDoesNotHave() {
    assertThat(check(message("[PATCH] ext: Introduce DISK_REMOVE for unbind", "Text.\n" + DIFF)))
        .isEqualTo("! 0 flag DISK_REMOVE nowhere, patch [DISK_PRE_REMOVE]\n");
    assertThat(check(message("[PATCH] ext: Implement ->gone_range() for ext", "Text.\n" + DIFF)))
        .isEqualTo("! 0 member gone_range nowhere, patch []\n");
    assertThat(check(message("[PATCH] ext: make known_call() faster", "Text.\n" + DIFF)))
        .isEqualTo("! 0 symbol known_call at fs/known.c:1000\n");
    assertThat(check(message("[PATCH] ext: call new_call() in ext.c, PRE_REMOVE", "T.\n" + DIFF)))
        .isEmpty();
  }

  @Test
  void aChangelogMaySpeakOfWhatIsThere() {
    assertThat(
            check(
                message(
                    "[PATCH] ext: fix",
                    """
                    As known_call() does, through ->flush() of fs/known.c, call it.
                    Without this old_call() and fs/none.c hang.
                    """
                        + DIFF)))
        .isEqualTo(
            """
            1 symbol known_call at fs/known.c:1000
            1 member flush at k.h:1
            1 file fs/known.c at fs/known.c
            ! 2 symbol old_call nowhere, patch []
            ! 2 file fs/none.c nowhere, patch []
            """);
  }

  @Test
  void othersWordsAreNotChecked() {
    assertThat(
            check(
                message(
                    "[PATCH] ext: fix",
                    """
                    Inspired by "disk, ext: Introduce
                    old_call()"[1], see https://example.org/OLD_FLAG/old_call() and
                    a.OLD_NAME@example.org; run $OLD_PROG, {get,put}_disk().

                    Changes since v1:
                      1. Renamed OLD_FLAG to DISK_PRE_REMOVE
                      2. old_call() is gone

                    > and old_call()
                    """
                        + DIFF)))
        .isEmpty();
  }

  @Test
  void aCoverLetterSpeaksOfItsPatches() {
    Message patch = message("[PATCH 1/1] ext: fix", "Text.\n" + DIFF);
    assertThat(check(message("[PATCH 0/1] Introduce DISK_REMOVE", "Old old_call().\n"), patch))
        .isEqualTo("! 0 flag DISK_REMOVE nowhere, patch [DISK_PRE_REMOVE]\n");
    assertThat(check(message("[PATCH 0/1] Introduce DISK_PRE_REMOVE", "Text.\n"), patch)).isEmpty();
  }

  @Test
  void aTornPatchProvesNothing() {
    String torn = DIFF.replace("+10,4 @@", "+10,9 @@");
    assertThat(check(message("[PATCH] ext: Introduce DISK_REMOVE", "Text.\n" + torn))).isEmpty();
  }

  @Test
  void aLineWrittenAnewAddsNoCall() {
    String patch =
        DIFF.replace("+\tnew_call", "-\tnew_call(d);\n+\tnew_call").replace("-10,3", "-10,4");
    PatchFacts facts = PatchFacts.of(List.of(message("x", "Text.\n" + patch).patch()));
    assertThat(facts.calls()).isEmpty();
    assertThat(facts.changedNames()).contains("new_call").doesNotContain("walk");
  }
}
