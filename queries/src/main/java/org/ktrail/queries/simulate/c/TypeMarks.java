package org.ktrail.queries.simulate.c;

/**
 * What tells types apart that are computed with alike: qualifiers, alignment, and which of C's
 * types of one width and sign it is. All are equal, so that types are equal that differ in them
 * alone; who asks as the compiler does asks {@link Compatibility}.
 *
 * @param qualifiers {@link #CONST}, {@link #VOLATILE}
 * @param flavour of an integer or floating type
 * @param alignment in bytes where a typedef gives it another one than it has, 0 if none
 */
public record TypeMarks(int qualifiers, Flavour flavour, long alignment) {
  public static final int CONST = 1;
  public static final int VOLATILE = 2;

  public static final TypeMarks NONE = new TypeMarks(0, Plain.USUAL, 0);

  /** Which type it is of those with one width and sign. */
  public sealed interface Flavour {}

  enum Plain implements Flavour {
    /** {@code signed char}, {@code short}, {@code int}, {@code long}, {@code double}. */
    USUAL,
    /** {@code char}. */
    CHAR,
    /** {@code long long}. */
    LONG_LONG,
    /** {@code _Float128}, as opposed to {@code long double}. */
    QUADRUPLE
  }

  /** An enumeration, equal only to itself. */
  static final class Enumeration implements Flavour {
    private final String tag;

    Enumeration(String tag) {
      this.tag = tag;
    }

    @Override
    public String toString() {
      return "enum " + tag;
    }
  }

  static TypeMarks of(Flavour flavour) {
    return new TypeMarks(0, flavour, 0);
  }

  TypeMarks qualified(int more) {
    return new TypeMarks(qualifiers | more, flavour, alignment);
  }

  TypeMarks aligned(long bytes) {
    return new TypeMarks(qualifiers, flavour, bytes);
  }

  TypeMarks unqualified() {
    return qualifiers == 0 ? this : new TypeMarks(0, flavour, alignment);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypeMarks;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "";
  }
}
