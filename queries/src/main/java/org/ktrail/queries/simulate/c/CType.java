package org.ktrail.queries.simulate.c;

import java.util.List;

/**
 * A C type, resolved: typedefs are gone. Sizes are in bytes. Types that are computed with alike are
 * equal, whatever their {@link TypeMarks}.
 */
public sealed interface CType
    permits CType.Void,
        CType.Int,
        CType.Bool,
        CType.Wide,
        CType.Floating,
        CType.Pointer,
        CType.Array,
        CType.VariableArray,
        CType.Function,
        RecordType {
  Int CHAR = new Int(8, true, TypeMarks.of(TypeMarks.Plain.CHAR));
  Int SHORT = new Int(16, true);
  Int USHORT = new Int(16, false);
  Int INT = new Int(32, true);
  Int UINT = new Int(32, false);
  Int LONG = new Int(64, true);
  Int ULONG = new Int(64, false);

  /** As the kernel is compiled: {@code -fshort-wchar}. */
  Int WIDE_CHAR = USHORT;

  CType VOID = new Void(TypeMarks.NONE);
  CType BOOL = new Bool(TypeMarks.NONE);
  CType VOID_POINTER = new Pointer(VOID);

  record Void(TypeMarks marks) implements CType {}

  /** An integer of at most 64 bits, enumerations included. */
  record Int(int bits, boolean signed, TypeMarks marks) implements CType {
    public Int(int bits, boolean signed) {
      this(bits, signed, TypeMarks.NONE);
    }
  }

  record Bool(TypeMarks marks) implements CType {}

  /** An integer of 128 bits; a value of it is kept in memory, as that of a record is. */
  record Wide(boolean signed, TypeMarks marks) implements CType {}

  /** Has a size and can be copied; nothing is computed with it. */
  record Floating(int bytes, TypeMarks marks) implements CType {}

  record Pointer(CType to, TypeMarks marks) implements CType {
    public Pointer(CType to) {
      this(to, TypeMarks.NONE);
    }
  }

  /**
   * Its qualifiers are those of its elements.
   *
   * @param count number of elements, −1 if it is not said or not known
   */
  record Array(CType of, long count, TypeMarks marks) implements CType {
    /** Bytes that an object may take: more than a machine has, and far from overflowing. */
    static final long MOST = 1L << 40;

    public Array(CType of, long count) {
      this(of, count, TypeMarks.NONE);
    }
  }

  /**
   * An array whose length is known when it comes into being.
   *
   * @param bytes a local that has its size
   */
  record VariableArray(CType of, TypedExpression.Variable bytes) implements CType {}

  record Function(CType result, List<CType> parameters, boolean variadic) implements CType {}

  /** Bytes it takes; an incomplete type and a function take 1, as gcc has it for arithmetic. */
  default long size() {
    return switch (this) {
      case Void v -> 1;
      case Function f -> 1;
      case Int i -> i.bits() / 8;
      case Bool b -> 1;
      case Wide w -> 16;
      case Floating f -> f.bytes();
      case Pointer p -> 8;
      case Array a -> a.count() < 0 ? 0 : a.count() * a.of().size();
      case VariableArray a -> 0;
      case RecordType r -> r.recordSize();
    };
  }

  default long alignment() {
    if (marks().alignment() > 0) {
      return marks().alignment();
    }
    return switch (this) {
      case Array a -> a.of().alignment();
      case VariableArray a -> a.of().alignment();
      case RecordType r -> r.recordAlignment();
      case Wide w -> 16;
      case Floating f -> f.bytes();
      case Void v -> 1;
      case Function f -> 1;
      case Int i -> i.bits() / 8;
      case Bool b -> 1;
      case Pointer p -> 8;
    };
  }

  /** Whether it is computed with as one number: integers up to 64 bits, bool and pointers. */
  default boolean isScalar() {
    return this instanceof Int || this instanceof Bool || this instanceof Pointer;
  }

  /** Whether it is computed with at all. */
  default boolean isComputed() {
    return isScalar() || this instanceof Wide;
  }

  default boolean isInteger() {
    return this instanceof Int || this instanceof Bool || this instanceof Wide;
  }

  default boolean isArray() {
    return this instanceof Array || this instanceof VariableArray;
  }

  /** Width of a scalar's value in bits. */
  default int bits() {
    return this instanceof Int i ? i.bits() : this instanceof Bool ? 8 : 64;
  }

  default boolean isSigned() {
    return this instanceof Int i ? i.signed() : this instanceof Wide w && w.signed();
  }

  /** What else is said of it. */
  default TypeMarks marks() {
    return TypeMarks.NONE;
  }

  /** The same type with other marks. */
  private CType with(TypeMarks as) {
    return switch (this) {
      case Void v -> new Void(as);
      case Int i -> new Int(i.bits(), i.signed(), as);
      case Bool b -> new Bool(as);
      case Wide w -> new Wide(w.signed(), as);
      case Floating f -> new Floating(f.bytes(), as);
      case Pointer p -> new Pointer(p.to(), as);
      case Array a -> new Array(a.of(), a.count(), as);
      case VariableArray a -> a;
      case RecordType r -> r.with(as);
      case Function f -> f;
    };
  }

  /**
   * {@link TypeMarks#CONST} and {@link TypeMarks#VOLATILE}; those of an array are its elements'.
   */
  default int qualifiers() {
    return switch (this) {
      case Array a -> a.of().qualifiers();
      case VariableArray a -> a.of().qualifiers();
      default -> marks().qualifiers();
    };
  }

  /** With further qualifiers. */
  default CType qualified(int more) {
    if ((qualifiers() | more) == qualifiers()) {
      return this;
    }
    return switch (this) {
      case Array a -> new Array(a.of().qualified(more), a.count(), a.marks());
      case VariableArray a -> new VariableArray(a.of().qualified(more), a.bytes());
      default -> with(marks().qualified(more));
    };
  }

  /** As the value of an object of this type has it. */
  default CType unqualified() {
    return isArray() || qualifiers() == 0 ? this : with(marks().unqualified());
  }

  /** Aligned as a typedef says. */
  default CType aligned(long bytes) {
    return bytes <= 0 ? this : with(marks().aligned(bytes));
  }
}
