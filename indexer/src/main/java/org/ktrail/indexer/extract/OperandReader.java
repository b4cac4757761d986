package org.ktrail.indexer.extract;

import org.ktrail.indexer.facts.Expr;

/** Reads an expression that stands within another one. */
interface OperandReader {
  /**
   * The shape of an expression; {@link Expr#OPAQUE} for −1.
   *
   * @param used whether its value is used
   */
  Expr read(int node, boolean used);
}
