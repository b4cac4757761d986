package org.ktrail.queries.simulate.c;

import java.util.List;

/** A C type, resolved: typedefs are gone, qualifiers too. Sizes are in bytes. */
public sealed interface CType
    permits CType.Void,
        CType.Int,
        CType.Bool,
        CType.Floating,
        CType.Pointer,
        CType.Array,
        CType.Function,
        RecordType {
  Int CHAR = new Int(8, true);
  Int INT = new Int(32, true);
  Int UINT = new Int(32, false);
  Int LONG = new Int(64, true);
  Int ULONG = new Int(64, false);
  CType VOID = new Void();
  CType BOOL = new Bool();
  CType VOID_POINTER = new Pointer(VOID);

  record Void() implements CType {}

  /** An integer, enumerations included. */
  record Int(int bits, boolean signed) implements CType {}

  record Bool() implements CType {}

  /** Has a size and can be copied; nothing is computed with it. */
  record Floating(int bytes) implements CType {}

  record Pointer(CType to) implements CType {}

  /**
   * @param count number of elements, −1 if it is not said or not known
   */
  record Array(CType of, long count) implements CType {
    /** Bytes that an object may take: more than a machine has, and far from overflowing. */
    static final long MOST = 1L << 40;
  }

  record Function(CType result, List<CType> parameters, boolean variadic) implements CType {}

  /** Bytes it takes; an incomplete type and a function take 1, as gcc has it for arithmetic. */
  default long size() {
    return switch (this) {
      case Void v -> 1;
      case Function f -> 1;
      case Int i -> i.bits() / 8;
      case Bool b -> 1;
      case Floating f -> f.bytes();
      case Pointer p -> 8;
      case Array a -> a.count() < 0 ? 0 : a.count() * a.of().size();
      case RecordType r -> r.recordSize();
    };
  }

  default long alignment() {
    return switch (this) {
      case Array a -> a.of().alignment();
      case RecordType r -> r.recordAlignment();
      case Floating f -> f.bytes();
      case Void v -> 1;
      case Function f -> 1;
      case Int i -> i.bits() / 8;
      case Bool b -> 1;
      case Pointer p -> 8;
    };
  }

  /** Whether it is computed with as a number: integers, bool and pointers. */
  default boolean isScalar() {
    return this instanceof Int || this instanceof Bool || this instanceof Pointer;
  }

  default boolean isInteger() {
    return this instanceof Int || this instanceof Bool;
  }

  /** Width of a scalar's value in bits. */
  default int bits() {
    return this instanceof Int i ? i.bits() : this instanceof Bool ? 8 : 64;
  }

  default boolean isSigned() {
    return this instanceof Int i && i.signed();
  }
}
