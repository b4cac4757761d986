package org.ktrail.queries.series.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.code.RecordLookup;

/** Files of which only the nearest text of another revision is at hand. */
class RebuilderTest {
  private static Delta.FileDelta read(String nearest, String diff) {
    try (SourceExtractor extractor = new SourceExtractor()) {
      Rebuilder rebuilder = new Rebuilder(p -> Optional.of(nearest.getBytes(UTF_8)), false);
      SeriesStep step =
          rebuilder.step(1, PatchParser.parse(PatchMail.of("<a@b>", "lamp", "t\n---\n" + diff)));
      return new ChangeReader(extractor::extract, RecordLookup.NONE).read(step).files().getFirst();
    }
  }

  private static List<String> functions(String nearest, String diff) {
    return read(nearest, diff).after().stream()
        .filter(f -> f instanceof Fact.Function || f instanceof Fact.Call)
        .map(Fact::identity)
        .toList();
  }

  @Test
  void hunksOfOneFunctionThatFitNowhereAreOneFunction() {
    assertThat(
            functions(
                """
                int other(void)
                {
                	return 0;
                }
                """,
                """
                diff --git a/lamp.c b/lamp.c
                --- a/lamp.c
                +++ b/lamp.c
                @@ -10,5 +10,5 @@
                 int lamp_on(struct lamp *lamp, int how,
                 		struct room *room)
                 {
                -	int n = 0;
                +	int n = first(lamp);
                 	if (ready(lamp,
                @@ -30,6 +30,7 @@ int lamp_on(struct lamp *lamp, int how,
                 	while (n < rows) {
                 		if (lamp->ready) {
                +			blink(lamp);
                 			n++;
                 		}
                 	}
                 }
                """))
        .containsExactly(
            "function other",
            "function lamp_on",
            "call lamp_on first",
            "call lamp_on ready",
            "call lamp_on blink");
  }

  @Test
  void aHunkThatFitsNowhereEndsTheFunctionOfTheOneBefore() {
    assertThat(
            functions(
                """
                int lamp_on(struct lamp *lamp)
                {
                	int n = 0;
                	int m = 0;

                	return quite(lamp, n, m);
                }

                int other(void)
                {
                	return 0;
                }
                """,
                """
                diff --git a/lamp.c b/lamp.c
                --- a/lamp.c
                +++ b/lamp.c
                @@ -1,4 +1,5 @@
                 int lamp_on(struct lamp *lamp)
                 {
                 	int n = 0;
                +	int k = first(lamp);
                 	int m = 0;
                @@ -14,5 +15,6 @@ int lamp_on(struct lamp *lamp)
                 	for_each_row(lamp, row) {
                 		step(row);
                +		blink(row);
                 	}
                 	finish(lamp);
                 }
                """))
        .containsExactly(
            "function lamp_on",
            "call lamp_on first",
            "call lamp_on for_each_row",
            "call lamp_on step",
            "call lamp_on blink",
            "call lamp_on finish",
            "function other");
  }

  @Test
  void whatThePatchShowsOfAFunctionIsTakenForIt() {
    Delta.FileDelta delta =
        read(
            """
            static int shine(void)
            {
            	return old(1);
            }

            int first(void)
            {
            	return 0;
            }

            int second(void)
            {
            	return 1;
            }
            """,
            """
            diff --git a/lamp.c b/lamp.c
            --- a/lamp.c
            +++ b/lamp.c
            @@ -6,5 +6,10 @@
             	return 0;
             }

            +static int shine(void)
            +{
            +	return now(1);
            +}
            +
             int second(void)
             {
            """);
    assertThat(delta.after()).extracting(Fact::identity).contains("call shine now");
    assertThat(delta.after()).extracting(Fact::identity).doesNotContain("call shine old");
    assertThat(delta.changes())
        .filteredOn(c -> c.fact() instanceof Fact.Function)
        .singleElement()
        .isInstanceOf(FactChange.Gained.class);
  }
}
