package org.ktrail.queries.link.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.FragmentParser;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.facts.SourceFacts;

class CompactFragmentsTest {
  private static final String TEXT = "static int f(int x) { return g(x) + h(&x); }\n";

  @Test
  void bodiesAreThoseOfTheTextHoweverTheyLie() {
    try (FragmentParser parser = new FragmentParser()) {
      SourceFacts plain = parser.parse(TEXT);
      SourceFacts compact =
          new CompactFragments(parser::parse, new ConcurrentHashMap<>()).parse(TEXT);
      assertThat(compact.bodies()).isEqualTo(plain.bodies());
      assertThat(CompactFragments.encodedBodies(compact))
          .isEqualTo(FactsCodec.encodeBodies(plain.bodies(), SourceFacts.Audit.NONE));
      assertThat(CompactFragments.encodedBodies(plain))
          .isEqualTo(FactsCodec.encodeBodies(plain.bodies(), plain.audit()));
    }
  }
}
