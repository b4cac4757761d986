package org.ktrail.indexer.store;

import java.security.MessageDigest;
import java.util.List;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.facts.SourceFacts;

/**
 * Reads facts by ordinal: the place of a source in one opened {@link FactStore}, from 0. Used by
 * one thread at a time; fastest when ordinals ascend. Every method throws {@link
 * DamagedStoreException} when what is stored is not what was written.
 */
public interface FactReader {
  /** Of which bytes the facts are, read as what. */
  SourceKey source(int ordinal);

  /** As {@link #declarations(int, FactsCodec.Detail)} with everything. */
  default Declarations declarations(int ordinal) {
    return declarations(ordinal, FactsCodec.Detail.ALL);
  }

  Declarations declarations(int ordinal, FactsCodec.Detail detail);

  /** The macros that are plain constants, which {@link FactsCodec.Detail#LINKABLE} leaves out. */
  List<Declarations.Macro> constants(int ordinal);

  /** The bodies, in the order that {@code Function.body} and {@code Macro.body} count them. */
  List<Body> bodies(int ordinal);

  SourceFacts.Audit audit(int ordinal);

  /** Feeds a digest with all that is stored of a source, as it is stored. */
  void feed(int ordinal, MessageDigest digest);

  /** Whether the extractor failed on this source, so that its facts are empty. */
  boolean failed(int ordinal);
}
