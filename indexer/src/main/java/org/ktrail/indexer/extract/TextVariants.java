package org.ktrail.indexer.extract;

import org.ktrail.indexer.normalise.NormalisedSource;

/** What extraction needs of the normaliser. */
interface TextVariants {
  /**
   * @param variant 0 for the blob as the normaliser prefers it, 1 for the other branches of {@code
   *     #if}
   */
  NormalisedSource normalise(byte[] blob, int variant);
}
