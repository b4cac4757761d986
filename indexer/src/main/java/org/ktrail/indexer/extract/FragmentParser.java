package org.ktrail.indexer.extract;

import java.nio.charset.StandardCharsets;
import org.ktrail.indexer.facts.SourceFacts;

/**
 * Parses the text that a macro expands to, as if it were a file: offsets are bytes of the text,
 * lines count from 1. Cheap for a few lines of text; for one thread.
 */
public final class FragmentParser implements AutoCloseable {
  private final SourceExtractor extractor;

  public FragmentParser() {
    extractor = new SourceExtractor();
  }

  public SourceFacts parse(String text) {
    return extractor.extract(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    extractor.close();
  }
}
