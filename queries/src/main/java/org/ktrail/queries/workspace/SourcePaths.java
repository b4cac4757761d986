package org.ktrail.queries.workspace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.snapshot.BlobId;
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
    Set<BlobId> blobs = new HashSet<>();
    for (int ordinal : ordinals) {
      SourceKey source = reader.source(ordinal);
      wanted.put(source, ordinal);
      blobs.add(source.blob());
    }
    for (int i = 0; i < snapshot.size() && !wanted.isEmpty(); i++) {
      if (blobs.contains(snapshot.blob(i))) { // few have: what they are is asked of those
        Integer ordinal = SourceKey.of(snapshot, i).map(wanted::get).orElse(null);
        if (ordinal != null) {
          visitor.visit(snapshot.path(i), ordinal);
        }
      }
    }
  }
}
