package org.ktrail.queries.series.rewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.indexer.snapshot.Misfit;

/** What two revisions change alike is told by functions, and hunks are taken whole. */
class AlikeTest {
  private static final String FILL =
      """
      @@ -1,3 +1,3 @@ int fill(int n)
       	n++;
      -	return n;
      +	return n + 1;
       }
      """;

  private static final String DRAIN =
      """
      @@ -11,3 +11,3 @@ int drain(int n)
       	n--;
      -	return n;
      +	return 0;
       }
      """;

  private static List<Patch> patch(String hunks) {
    return List.of(
        PatchParser.parse(
            PatchMail.of(
                "mail",
                "[PATCH] change",
                "Text.\n---\ndiff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n" + hunks)));
  }

  private static boolean explains(String one, String other, String function) {
    return Alike.of(patch(one), patch(other)).explains(new Misfit("a.c", function, ""));
  }

  @Test
  void aFunctionIsAlikeWhereTheSameLinesChange() {
    String moved = FILL.replace("-1,3 +1,3", "-5,3 +5,3").replace("n++;", "n += 1;");
    String explained = FILL.replace("+	return n + 1;\n", "+	/* one more */\n+	return n + 1;\n");
    assertThat(explains(FILL + DRAIN, moved, "fill")).isTrue();
    assertThat(explains(FILL, explained.replace("+1,3 @@", "+1,4 @@"), "fill")).isTrue();
    assertThat(explains(FILL + DRAIN, moved, "drain")).isFalse();
    assertThat(explains(FILL, FILL.replace("n + 1", "n + 2"), "fill")).isFalse();
  }

  @Test
  void hunksOfWhatIsAlikeAreLeftOut() {
    Alike alike = Alike.of(patch(FILL + DRAIN), patch(FILL));
    assertThat(alike.rest(patch(FILL + DRAIN).getFirst()).files().getFirst().hunks()).hasSize(1);
    assertThat(alike.rest(patch(FILL).getFirst()).files().getFirst().hunks()).isEmpty();
  }
}
