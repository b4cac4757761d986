package org.ktrail.indexer.store;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;
import org.ktrail.indexer.snapshot.BlobId;

/** From ids of blobs to ordinals, in memory: open addressing, as ids are hashes already. */
final class OrdinalTable {
  private final BlobId[] ids;
  private final int[] slots;

  private OrdinalTable(BlobId[] ids) {
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
    BlobId[] ids = new BlobId[reader.maxDoc()];
    for (LeafReaderContext leaf : reader.leaves()) {
      BinaryDocValues values = leaf.reader().getBinaryDocValues(Fields.ID);
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (values == null || !values.advanceExact(doc)) {
          throw new IOException("a blob has no id");
        }
        BytesRef id = values.binaryValue();
        ids[leaf.docBase + doc] = BlobId.of(id.bytes, id.offset);
      }
    }
    return new OrdinalTable(ids);
  }

  int find(BlobId blob) {
    int slot = blob.hashCode() & slots.length - 1;
    while (slots[slot] >= 0) {
      if (ids[slots[slot]].equals(blob)) {
        return slots[slot];
      }
      slot = slot + 1 & slots.length - 1;
    }
    return -1;
  }
}
