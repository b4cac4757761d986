package org.ktrail.queries.simulate.term;

import org.ktrail.queries.simulate.ir.Operation;

/** A number of a fixed width. Made by {@link Terms}, which folds what is known. */
public sealed interface Term {
  int bits();

  /**
   * @param value only the lowest {@code bits} count, and those above are 0
   */
  record Known(int bits, long value) implements Term {}

  /** A number that is not known; equal to one of the same name. */
  record Symbol(int bits, String name) implements Term {}

  record Binary(int bits, Operation operation, Term left, Term right) implements Term {}

  /** The bits from {@code from} on. */
  record Extract(int bits, int from, Term of) implements Term {}

  record Extend(int bits, boolean signed, Term of) implements Term {}

  record Concat(int bits, Term high, Term low) implements Term {}

  default boolean isKnown() {
    return this instanceof Known;
  }
}
