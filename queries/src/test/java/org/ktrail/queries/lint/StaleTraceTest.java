package org.ktrail.queries.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.claims.Source;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.lint.rules.StaleTrace;
import org.ktrail.queries.paths.GraphText;
import org.ktrail.queries.series.place.PostedSeries;

class StaleTraceTest {
  private static final SourceExtractor EXTRACTOR = new SourceExtractor();
  private static final String BEFORE =
      """
      gone -> kill_users
      drop_pages -> drop_page
      other -> drop_pages
      """;
  private static final String AFTER =
      """
      gone -> drop_range
      drop_range -> drop_page
      drop_pages -> drop_page
      other -> drop_pages
      kill_users -> nobody
      """;

  @AfterAll
  static void close() {
    EXTRACTOR.close();
  }

  private static Base base(boolean placed) {
    return new SampleBase(Map.of("g.c", "int gone(void)\n{\n\treturn kill_users();\n}\n"), placed);
  }

  private static String lint(boolean placed, Graphs graphs, String message, String comment) {
    String diff =
        """
        --- a/g.c
        +++ b/g.c
        @@ -1,4 +1,%d @@
         int gone(void)
         {
        %s-	return kill_users();
        +	return drop_range();
         }
        """
            .formatted(
                4 + comment.lines().count(),
                comment.lines().map(l -> "+" + l + "\n").collect(Collectors.joining()));
    Patch patch = PatchParser.parse(PatchMail.of("m", "[PATCH] drop it", message + "---\n" + diff));
    Submission submission =
        new SubmissionReader(EXTRACTOR::extract)
            .read(
                new PostedSeries("v1", List.of(), List.of(patch)),
                base(placed),
                Set.of(),
                Optional.empty(),
                graphs);
    return Linter.check(submission, List.of(new RuleEntry(new StaleTrace(), FindingLevel.WARNING)))
        .stream()
        .map(f ->
            "%s:%d %s: %s\n"
                .formatted(f.place().file(), f.place().line(), f.subject(), f.message()))
        .collect(Collectors.joining());
  }

  /** Traces that the base bears out ask for no other graph. */
  private static final class Opened implements Graphs, AutoCloseable {
    private final List<Graph> graphs = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();

    @Override
    public Optional<Source> after(int patches) {
      asked.add(patches);
      Graph graph = GraphText.graph(patches == 0 ? BEFORE : AFTER);
      graphs.add(graph);
      return Optional.of(
          new Source(GraphView.all(graph), n -> List.of(), n -> List.of(), (n, k) -> List.of()));
    }

    @Override
    public void close() {
      graphs.forEach(Graph::close);
    }
  }

  @Test
  void aHopThatIsNotPossible() {
    try (Opened graphs = new Opened()) {
      assertThat(
              lint(
                  true,
                  graphs,
                  """
                  Trace:

                  gone()
                   -> drop_range()
                    -> drop_page()
                   -> drop_pages()

                  """,
                  ""))
          .isEqualTo(
              ":0 drop_pages: the trace in the changelog has drop_pages called from gone, which"
                  + " does not get there within 8 hops\n");
    }
  }

  @Test
  void aTraceOfHowItWasIsNone() {
    try (Opened graphs = new Opened()) {
      assertThat(lint(true, graphs, "Now:\n\ngone()\n -> kill_users()\n\n", "")).isEmpty();
      assertThat(graphs.asked).containsExactly(0);
    }
  }

  @Test
  void inAComment() {
    try (Opened graphs = new Opened()) {
      assertThat(
              lint(
                  true,
                  graphs,
                  "Drop it.\n",
                  """
                  	/*
                  	 * gone()
                  	 *  -> drop_range()
                  	 *  -> drop_pages()
                  	 */
                  """))
          .startsWith("g.c:6 drop_pages: the trace in a comment has drop_pages called from gone");
    }
  }

  @Test
  void whatIsNotKnownIsNoFinding() {
    String trace = "Now:\n\ngone()\n -> drop_pages()\n\n";
    assertThat(lint(true, Graphs.NONE, trace, "")).isEmpty();
    try (Opened graphs = new Opened()) {
      assertThat(lint(false, graphs, trace, "")).isEmpty();
      assertThat(graphs.asked).isEmpty();
    }
  }

  @Test
  void whatAMachinePrintedIsNoClaim() {
    try (Opened graphs = new Opened()) {
      assertThat(
              lint(
                  true,
                  graphs,
                  "Oops:\n\nCall Trace:\n drop_pages+0x10/0x20\n gone+0x30/0x40\n\n",
                  ""))
          .isEmpty();
    }
  }
}
