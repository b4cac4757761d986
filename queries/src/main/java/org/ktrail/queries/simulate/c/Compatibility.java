package org.ktrail.queries.simulate.c;

/** Whether the compiler takes two types for one (C17 6.2.7, as gcc has it). */
final class Compatibility {
  private Compatibility() {}

  /** As {@code __builtin_types_compatible_p} says: the outermost qualifiers do not matter. */
  static boolean ofUnqualified(CType a, CType b) {
    return isSame(a, b);
  }

  /** With the outermost qualifiers. */
  static boolean of(CType a, CType b) {
    return a.qualifiers() == b.qualifiers() && isSame(a, b);
  }

  private static boolean isSame(CType a, CType b) {
    return switch (a) {
      case CType.Void x -> b instanceof CType.Void;
      case CType.Bool x -> b instanceof CType.Bool;
      case CType.Int x -> b instanceof CType.Int y && isSame(x, y);
      case CType.Wide x -> b instanceof CType.Wide y && x.signed() == y.signed();
      case CType.Floating x ->
          b instanceof CType.Floating y
              && x.bytes() == y.bytes()
              && x.marks().flavour() == y.marks().flavour();
      case CType.Pointer x -> b instanceof CType.Pointer y && of(x.to(), y.to());
      case CType.Array x ->
          b instanceof CType.Array y
                  && (x.count() < 0 || y.count() < 0 || x.count() == y.count())
                  && of(x.of(), y.of())
              || b instanceof CType.VariableArray z && of(x.of(), z.of());
      case CType.VariableArray x ->
          b instanceof CType.Array y && of(x.of(), y.of())
              || b instanceof CType.VariableArray z && of(x.of(), z.of());
      case CType.Function x -> b instanceof CType.Function y && isSame(x, y);
      case RecordType x -> x.equals(b);
    };
  }

  private static boolean isSame(CType.Function x, CType.Function y) {
    if (!of(x.result(), y.result())
        || x.variadic() != y.variadic()
        || x.parameters().size() != y.parameters().size()) {
      return false;
    }
    for (int i = 0; i < x.parameters().size(); i++) {
      if (!isSame(x.parameters().get(i), y.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** An enumeration is compatible with its integer type, and with no other enumeration. */
  private static boolean isSame(CType.Int x, CType.Int y) {
    if (x.bits() != y.bits() || x.signed() != y.signed()) {
      return false;
    }
    TypeMarks.Flavour f = x.marks().flavour();
    TypeMarks.Flavour g = y.marks().flavour();
    if (f instanceof TypeMarks.Enumeration) {
      return g instanceof TypeMarks.Enumeration ? f == g : g == TypeMarks.Plain.USUAL;
    }
    return f == g || f == TypeMarks.Plain.USUAL && g instanceof TypeMarks.Enumeration;
  }
}
