package org.ktrail.queries.series.pairing;

/**
 * Pairs rows with columns one to one so that the sum of what the pairs are worth is the greatest.
 */
@FunctionalInterface
interface Assignment {
  /**
   * @param worth by row, then column; none below 0; all rows of one length
   * @return for each row its column, −1 where it has none, or one that is worth 0. Of several best
   *     assignments always the same.
   */
  int[] assign(double[][] worth);
}
