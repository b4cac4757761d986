package org.ktrail.indexer.store;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;

/** From sources to ordinals, in memory: open addressing, as ids of blobs are hashes already. */
final class OrdinalTable {
  private final SourceKey[] ids;
  private final int[] slots;

  private OrdinalTable(SourceKey[] ids) {
    this.ids = ids;
    slots = new int[Math.max(16, Integer.highestOneBit(Math.max(1, ids.length)) * 4)];
    Arrays.fill(slots, -1);
    for (int i = 0; i < ids.length; i++) {
      int slot = ids[i].hashCode() & slots.length - 1;
      while (slots[slot] >= 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = i;
    }
  }

  static OrdinalTable of(IndexReader reader) throws IOException {
    SourceKey[] ids = new SourceKey[reader.maxDoc()];
    for (LeafReaderContext leaf : reader.leaves()) {
      BinaryDocValues values = leaf.reader().getBinaryDocValues(Fields.ID);
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (values == null || !values.advanceExact(doc)) {
          throw new IOException("a source has no id");
        }
        BytesRef id = values.binaryValue();
        ids[leaf.docBase + doc] = SourceKey.of(id);
      }
    }
    return new OrdinalTable(ids);
  }

  int find(SourceKey source) {
    int slot = source.hashCode() & slots.length - 1;
    while (slots[slot] >= 0) {
      if (ids[slots[slot]].equals(source)) {
        return slots[slot];
      }
      slot = slot + 1 & slots.length - 1;
    }
    return -1;
  }
}
