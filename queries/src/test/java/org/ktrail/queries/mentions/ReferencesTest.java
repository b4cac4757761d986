package org.ktrail.queries.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;

class ReferencesTest {
  @Test
  void eachLineOnceAndWhatItIs() {
    Map<String, String> texts =
        Map.of(
            "a.h",
            """
            int work(int);
            #define WORK() work(1)
            """,
            "a.c",
            """
            int work(int x)
            {
            	return x ? work(x - 1) : 0;
            }







            static struct ops o = { .go = work };
            EXPORT_SYMBOL(work);
            struct work w; /* work */
            """);
    GraphFixture fixture = new GraphFixture();
    int work = fixture.function("work", "a.c:1");
    fixture.call(work, work, 3);
    fixture.register(fixture.field("ops", "go", "o.h:1"), work, "a.c:12", Form.INITIALIZER, "o");
    try (Graph graph = fixture.open()) {
      MentionSource source =
          name ->
              texts.entrySet().stream()
                  .sorted(Map.Entry.comparingByKey())
                  .map(e ->
                      new MentionSource.Candidate(
                          e.getKey(), () -> e.getValue().getBytes(StandardCharsets.UTF_8)))
                  .toList();
      assertThat(
              References.find(graph, source, Meaning.OPEN, "work", path -> true, Owners.NONE, 100))
          .extracting(r -> r.place() + " " + r.kind() + " " + r.enclosing() + "| " + r.text())
          .isEqualTo(
              List.of(
                  "a.c:1 definition | int work(int x)",
                  "a.c:3 call work| return x ? work(x - 1) : 0;",
                  "a.c:12 registration | static struct ops o = { .go = work };",
                  "a.c:13 other | EXPORT_SYMBOL(work);",
                  "a.c:14 tag | struct work w; /* work */",
                  "a.h:1 declaration | int work(int);",
                  "a.h:2 macro | #define WORK() work(1)"));
    }
  }
}
