package org.ktrail.indexer.facts;

/** What was written, read again as a whole, for tests. */
public final class WrittenFacts {
  private WrittenFacts() {}

  public static Declarations declarations(byte[] value) {
    return FactsCodec.decodeDeclarations(
        value, 0, value.length, FactsCodec.Detail.ALL, StringPool.NONE);
  }
}
