package org.ktrail.cli.index;

import java.util.function.Supplier;
import org.ktrail.indexer.extract.FragmentParser;
import org.ktrail.indexer.extract.FragmentTemplates;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.pipeline.Extractor;
import org.ktrail.queries.link.facts.Fragments;

/** Makes the extractors of C and the parsers of macro expansions, one a thread. */
public final class Extractors {
  private Extractors() {}

  public static Extractor.Factory factory() {
    return () -> {
      SourceExtractor extractor = new SourceExtractor();
      return new Extractor() {
        @Override
        public SourceFacts extract(byte[] blob) {
          return extractor.extract(blob);
        }

        @Override
        public void close() {
          extractor.close();
        }
      };
    };
  }

  public static Supplier<Fragments> fragments() {
    FragmentTemplates shared = new FragmentTemplates();
    return () -> new FragmentParser(shared)::parse;
  }
}
