package org.ktrail.queries.workspace;

import java.util.HashMap;
import java.util.Map;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.SourceKey;

/** Where in a snapshot sources are: the index knows bytes, and no paths. */
final class SourcePaths {
  private SourcePaths() {}

  @FunctionalInterface
  interface Visitor {
    void visit(String path, int ordinal);
  }

  /** Visits the paths that have one of these sources, in order. */
  static void forEach(Snapshot snapshot, FactReader reader, int[] ordinals, Visitor visitor) {
    Map<SourceKey, Integer> wanted = new HashMap<>();
    for (int ordinal : ordinals) {
      wanted.put(reader.source(ordinal), ordinal);
    }
    for (int i = 0; i < snapshot.size() && !wanted.isEmpty(); i++) {
      Integer ordinal = SourceKey.of(snapshot, i).map(wanted::get).orElse(null);
      if (ordinal != null) {
        visitor.visit(snapshot.path(i), ordinal);
      }
    }
  }
}
