package org.ktrail.queries.invariants.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.invariants.FlowFixture;

class ForwardFactsTest {
  /** The calls that were made on every way to here(). */
  private static Set<String> made(String body, int rounds) {
    Flow flow = FlowFixture.body(body);
    Map<Integer, Set<String>> known =
        ForwardFacts.of(
            flow,
            Set.of(),
            (step, edge, before) -> {
              String text = FlowFixture.text(step.event());
              Set<String> after = new TreeSet<>(before);
              if (text.endsWith("()")) {
                after.add(text);
              }
              return after;
            },
            (a, b) -> {
              Set<String> both = new TreeSet<>(a);
              both.retainAll(b);
              return both;
            },
            rounds);
    return known.getOrDefault(FlowFixture.step(flow, "here()").id(), Set.of("unreached"));
  }

  @Test
  void whatHoldsOnBothWaysHoldsWhereTheyMeet() {
    assertThat(made("a();\nif (n)\n\tb();\nelse\n\tc();\nhere();", 20)).containsExactly("a()");
    assertThat(made("if (n) {\n\ta();\n\tb();\n} else {\n\tb();\n}\nhere();", 20))
        .containsExactly("b()");
  }

  @Test
  void aLoopsWayBackIsAWayToo() {
    assertThat(made("again:\nhere();\na();\nif (n)\n\tgoto again;", 20)).isEmpty();
  }

  @Test
  void whatIsNeverReachedIsAbsent() {
    assertThat(made("return 0;\nhere();", 20)).containsExactly("unreached");
  }

  @Test
  void bothKeepsTheKeysOfBothWithTheFirstOnesValues() {
    assertThat(ForwardFacts.both(Map.of("a", 1, "b", 2), Map.of("b", 3, "c", 4)))
        .containsExactly(Map.entry("b", 2));
  }
}
