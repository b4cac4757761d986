package org.ktrail.queries.link.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.extract.FragmentParser;
import org.ktrail.indexer.facts.Declarations;

class BuildDefinesTest {
  @Test
  void conditionsHoldWhereTheMakefileDefinesWhatTheyAskFor() {
    try (FragmentParser parser = new FragmentParser()) {
      Declarations d =
          parser
              .parse("#ifdef DEBUG\nvoid f(void) { }\n#else\nvoid g(void) { }\n#endif\n")
              .declarations();
      Declarations known = BuildDefines.in(d, Map.of("DEBUG", Condition.atom("CONFIG_X_DEBUG")));
      assertThat(known.functions())
          .extracting(f -> f.name() + " " + known.conditions().get(f.condition()))
          .containsExactly(
              "f defined(DEBUG) || CONFIG_X_DEBUG", "g !(defined(DEBUG) || CONFIG_X_DEBUG)");
    }
  }
}
