package org.ktrail.queries.simulate.ir;

/** A number of a fixed width: known, or in a temporary. */
public sealed interface Operand {
  int bits();

  record Constant(int bits, long value) implements Operand {}

  record Temporary(int bits, int number) implements Operand {}
}
