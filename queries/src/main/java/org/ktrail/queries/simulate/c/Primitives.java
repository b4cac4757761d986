package org.ktrail.queries.simulate.c;

import java.util.List;

/** Types that are made of C's own words. */
final class Primitives {
  private Primitives() {}

  /**
   * @param words {@code unsigned}, {@code long}, {@code long} …, in any order
   * @throws Unsupported if there are none
   */
  static CType of(List<String> words, Cursor in) {
    if (words.isEmpty()) {
      throw new Unsupported("a type is missing before " + in.peek().text(), in.line());
    }
    boolean unsigned = words.contains("unsigned");
    long longs = words.stream().filter("long"::equals).count();
    if (words.contains("void")) {
      return CType.VOID;
    }
    if (words.contains("_Bool")) {
      return CType.BOOL;
    }
    if (words.contains("float")) {
      return new CType.Floating(4, TypeMarks.NONE);
    }
    if (words.contains("double")) {
      return new CType.Floating(longs > 0 ? 16 : 8, TypeMarks.NONE);
    }
    if (words.contains("_Float128") || words.contains("__float128")) {
      return new CType.Floating(16, TypeMarks.of(TypeMarks.Plain.QUADRUPLE));
    }
    if (words.contains("__int128") || words.contains("__int128_t")) {
      return new CType.Wide(!unsigned, TypeMarks.NONE);
    }
    if (words.contains("__uint128_t")) {
      return new CType.Wide(false, TypeMarks.NONE);
    }
    if (words.contains("__builtin_va_list")) {
      return VariableArguments.LIST;
    }
    if (words.contains("char")) {
      boolean signed = words.stream().anyMatch(w -> w.contains("signed") && !w.startsWith("un"));
      return unsigned || signed ? new CType.Int(8, signed) : CType.CHAR;
    }
    if (words.contains("short")) {
      return new CType.Int(16, !unsigned);
    }
    return longs > 1
        ? new CType.Int(64, !unsigned, TypeMarks.of(TypeMarks.Plain.LONG_LONG))
        : new CType.Int(longs > 0 ? 64 : 32, !unsigned);
  }
}
