package org.ktrail.indexer.pipeline;

import java.util.Set;
import org.ktrail.indexer.facts.SourceFacts.Audit;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.SourceKey;

/**
 * The audits of the indexed sources of a snapshot, each source once, added up.
 *
 * @param blobs distinct sources
 * @param indexed of these, those in the store
 * @param failed of these, those on which the extractor failed
 */
public record AuditTotals(int blobs, int indexed, int failed, Audit sum) {
  public static AuditTotals of(FactStore store, Snapshot snapshot) {
    FactReader reader = store.reader();
    Set<SourceKey> seen = SourceKey.all(snapshot);
    java.util.BitSet ordinals = new java.util.BitSet();
    for (int ordinal : store.ordinals(seen.stream().toList())) {
      if (ordinal >= 0) {
        ordinals.set(ordinal);
      }
    }
    int failed = 0;
    Audit sum = Audit.NONE;
    for (int o = ordinals.nextSetBit(0); o >= 0; o = ordinals.nextSetBit(o + 1)) {
      sum = add(sum, reader.audit(o));
      failed += reader.failed(o) ? 1 : 0;
    }
    return new AuditTotals(seen.size(), ordinals.cardinality(), failed, sum);
  }

  private static Audit add(Audit a, Audit b) {
    return new Audit(
        a.bodyBytes() + b.bodyBytes(),
        a.normalisedBytes() + b.normalisedBytes(),
        a.errorBytes() + b.errorBytes(),
        a.bodies() + b.bodies(),
        a.scannedBodies() + b.scannedBodies(),
        a.missingNodes() + b.missingNodes(),
        a.identifiers() + b.identifiers(),
        a.lostIdentifiers() + b.lostIdentifiers());
  }
}
