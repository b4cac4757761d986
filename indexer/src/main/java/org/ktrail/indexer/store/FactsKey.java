package org.ktrail.indexer.store;

/**
 * What the facts of this build are made by: a digest of the sources and data that make them. Facts
 * of another key are other facts.
 *
 * <p>This is the source of a class that the build replaces ({@link FactsKeyMaker}): a question is
 * over before all of that could be read, and to read the digest from a file would open a jar.
 */
final class FactsKey {
  private FactsKey() {}

  /** Twelve digits of base 16. */
  static String value() {
    throw new IllegalStateException(
        "built without the key of facts, which " + FactsKeyMaker.class.getName() + " writes");
  }
}
