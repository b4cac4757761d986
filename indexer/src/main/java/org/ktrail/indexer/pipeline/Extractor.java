package org.ktrail.indexer.pipeline;

import org.ktrail.indexer.facts.SourceFacts;

/**
 * Turns the bytes of one blob into facts. The result depends on the bytes alone.
 *
 * <p>An instance is used by one thread at a time; a {@link Factory} makes one for each thread of a
 * run, and may be called from any of them.
 */
public interface Extractor extends AutoCloseable {
  /**
   * Never returns null; may throw, in which case the blob is stored with empty facts and flagged.
   */
  SourceFacts extract(byte[] blob);

  @Override
  default void close() {}

  /** Makes one extractor for each thread. */
  interface Factory {
    Extractor create();
  }
}
