package org.ktrail.queries.simulate.ir;

/** Operations on two numbers of one width; those from EQUAL on give one bit. */
public enum Operation {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE_SIGNED,
  DIVIDE_UNSIGNED,
  REMAINDER_SIGNED,
  REMAINDER_UNSIGNED,
  AND,
  OR,
  XOR,
  SHIFT_LEFT,
  SHIFT_RIGHT_LOGICAL,
  SHIFT_RIGHT_ARITHMETIC,
  EQUAL,
  UNEQUAL,
  LESS_SIGNED,
  LESS_UNSIGNED,
  LESS_OR_EQUAL_SIGNED,
  LESS_OR_EQUAL_UNSIGNED;

  /** Whether there are numbers for which C does not say what comes of it. */
  public boolean isPartial() {
    return switch (this) {
      case DIVIDE_SIGNED,
          DIVIDE_UNSIGNED,
          REMAINDER_SIGNED,
          REMAINDER_UNSIGNED,
          SHIFT_LEFT,
          SHIFT_RIGHT_LOGICAL,
          SHIFT_RIGHT_ARITHMETIC ->
          true;
      default -> false;
    };
  }

  public boolean isComparison() {
    return ordinal() >= EQUAL.ordinal();
  }

  /** Whether the right side says by how many bits. */
  public boolean isShift() {
    return switch (this) {
      case SHIFT_LEFT, SHIFT_RIGHT_LOGICAL, SHIFT_RIGHT_ARITHMETIC -> true;
      default -> false;
    };
  }
}
