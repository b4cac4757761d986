package org.ktrail.indexer.extract;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.FactsTemplate;

/**
 * The facts of shapes that were read, for all parsers that share them. Forgets all when they take
 * too much; what is forgotten is read again, with the same result.
 */
public final class FragmentTemplates {
  /** Bytes, about. */
  private static final long ROOM = 96L << 20;

  private final ConcurrentHashMap<String, Optional<FactsTemplate>> known =
      new ConcurrentHashMap<>();
  private final AtomicLong used = new AtomicLong();

  /** What is known of a shape; null if nothing is, empty if texts of it are read as they stand. */
  @Nullable Optional<FactsTemplate> get(String shape) {
    return known.get(shape);
  }

  void put(String shape, Optional<FactsTemplate> template) {
    if (used.addAndGet(shape.length() + template.map(FactsTemplate::size).orElse(0)) > ROOM) {
      known.clear();
      used.set(0);
    }
    known.put(shape, template);
  }
}
