package org.ktrail.cli.index;

import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.pipeline.Extractor;

/** Where the extractor of C comes from. */
public final class Extractors {
  private Extractors() {}

  /** TODO: the real one; this one finds nothing. */
  public static Extractor.Factory factory() {
    SourceFacts nothing =
        new SourceFacts(
            new Declarations(
                List.of(Condition.ALWAYS), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of()),
            List.of(),
            SourceFacts.Audit.NONE);
    return () -> blob -> nothing;
  }

  /** Parsers of macro expansions, one a thread. */
  public static java.util.function.Supplier<org.ktrail.queries.link.Fragments> fragments() {
    Extractor.Factory factory = factory();
    return () -> {
      Extractor extractor = factory.create();
      return text -> extractor.extract(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    };
  }
}
