package org.ktrail.indexer.store;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/** The fields of a document, which is a source. */
final class Fields {
  private Fields() {}

  /** {@link SourceKey#bytes}: a term, and the same as a value. */
  static final String ID = "id";

  /** Names defined, as terms. */
  static final String DEFINES = "def";

  /** Identifiers mentioned but not defined, as terms. */
  static final String USES = "use";

  /** {@link org.ktrail.indexer.facts.FactsCodec}'s two values. */
  static final String DECLARATIONS = "declarations";

  static final String BODIES = "bodies";

  /** A number: {@link #FAILED} or 0. */
  static final String STATE = "state";

  static final long FAILED = 1;

  /** Terms without frequencies, positions and norms: whether, not how often. */
  static final FieldType TERMS = new FieldType();

  /** Kept, so that its level is: Lucene advises about JVM flags on standard error. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  static {
    TERMS.setTokenized(true);
    TERMS.setOmitNorms(true);
    TERMS.setIndexOptions(IndexOptions.DOCS);
    TERMS.freeze();
  }

  /** To be called before anything of Lucene is used. */
  static void silenceLucene() {
    LUCENE.setLevel(Level.SEVERE);
  }
}
