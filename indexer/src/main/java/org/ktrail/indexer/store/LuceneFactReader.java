package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.StringPool;

/**
 * Values by document. Lucene's iterators go forward only: one that is past the ordinal is replaced.
 */
final class LuceneFactReader implements FactReader {
  private final Path place;
  private final List<LeafReaderContext> leaves;
  private final StringPool pool = StringPool.shared();
  private final Column ids = new Column(Fields.ID);
  private final Column declarations = new Column(Fields.DECLARATIONS);
  private final Column bodies = new Column(Fields.BODIES);

  LuceneFactReader(Path place, IndexReader reader) {
    this.place = place;
    this.leaves = reader.leaves();
  }

  @Override
  public SourceKey source(int ordinal) {
    return SourceKey.of(ids.value(ordinal));
  }

  @Override
  public Declarations declarations(int ordinal, FactsCodec.Detail detail) {
    BytesRef value = declarations.value(ordinal);
    try {
      return FactsCodec.decodeDeclarations(value.bytes, value.offset, value.length, detail, pool);
    } catch (FactsCodec.DamagedFactsException e) {
      throw LuceneFactStore.damaged(place, e);
    }
  }

  @Override
  public List<Declarations.Macro> constants(int ordinal) {
    BytesRef value = declarations.value(ordinal);
    try {
      return FactsCodec.decodeConstants(value.bytes, value.offset, value.length, pool);
    } catch (FactsCodec.DamagedFactsException e) {
      throw LuceneFactStore.damaged(place, e);
    }
  }

  @Override
  public List<Body> bodies(int ordinal) {
    BytesRef value = bodies.value(ordinal);
    try {
      return FactsCodec.decodeBodies(value.bytes, value.offset, value.length, pool);
    } catch (FactsCodec.DamagedFactsException e) {
      throw LuceneFactStore.damaged(place, e);
    }
  }

  @Override
  public SourceFacts.Audit audit(int ordinal) {
    BytesRef value = bodies.value(ordinal);
    try {
      return FactsCodec.decodeAudit(value.bytes, value.offset, value.length);
    } catch (FactsCodec.DamagedFactsException e) {
      throw LuceneFactStore.damaged(place, e);
    }
  }

  @Override
  public void feed(int ordinal, MessageDigest digest) {
    for (Column column : List.of(declarations, bodies)) {
      BytesRef value = column.value(ordinal);
      digest.update(value.bytes, value.offset, value.length);
    }
    digest.update((byte) (failed(ordinal) ? 1 : 0));
  }

  @Override
  public boolean failed(int ordinal) {
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(ordinal, leaves));
    try {
      NumericDocValues states = leaf.reader().getNumericDocValues(Fields.STATE);
      return states != null
          && states.advanceExact(ordinal - leaf.docBase)
          && states.longValue() == Fields.FAILED;
    } catch (IOException | RuntimeException e) {
      throw LuceneFactStore.damaged(place, e);
    }
  }

  /** One value of every document, read in any order, fastest forward. */
  private final class Column {
    private final String field;
    private @Nullable LeafReaderContext leaf;
    private @Nullable BinaryDocValues values;

    Column(String field) {
      this.field = field;
    }

    /** Valid until the next call. */
    BytesRef value(int ordinal) {
      try {
        LeafReaderContext at = leaf;
        if (at == null || ordinal < at.docBase || ordinal >= at.docBase + at.reader().maxDoc()) {
          at = leaves.get(ReaderUtil.subIndex(ordinal, leaves));
          leaf = at;
          values = null;
        }
        int doc = ordinal - at.docBase;
        BinaryDocValues forward = values;
        if (forward == null || forward.docID() > doc) {
          forward = at.reader().getBinaryDocValues(field);
          values = forward;
        }
        if (forward == null || !forward.advanceExact(doc)) {
          throw new IOException("no " + field + " for ordinal " + ordinal);
        }
        return forward.binaryValue();
      } catch (IOException | RuntimeException e) {
        throw LuceneFactStore.damaged(place, e);
      }
    }
  }
}
