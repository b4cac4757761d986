package org.ktrail.queries.invariants.values;

/**
 * Which signs a value may have, and the constant that it is, if that is known. An error pointer is
 * negative, a good one positive.
 *
 * @param mask of {@link #NEGATIVE}, {@link #ZERO} and {@link #POSITIVE}
 * @param constant as written, "" if not known
 */
public record Sign(int mask, String constant) {
  public static final int NEGATIVE = 1;
  public static final int ZERO = 2;
  public static final int POSITIVE = 4;
  public static final Sign ANY = new Sign(7, "");

  public static Sign of(int mask) {
    return new Sign(mask, "");
  }

  static Sign truth(boolean value) {
    return new Sign(value ? POSITIVE : ZERO, "");
  }

  public boolean isNever() {
    return mask == 0;
  }

  public boolean isTrue() {
    return (mask & ZERO) == 0;
  }

  public boolean isFalse() {
    return mask == ZERO;
  }

  public boolean isAny() {
    return mask == 7 && constant.isEmpty();
  }

  public Sign and(int other) {
    return new Sign(mask & other, constant);
  }

  Sign or(Sign other) {
    return new Sign(mask | other.mask, constant.equals(other.constant) ? constant : "");
  }

  Sign negated() {
    int turned = mask & ZERO | (mask & NEGATIVE) << 2 | (mask & POSITIVE) >> 2;
    return new Sign(turned, constant.isEmpty() || turned == ZERO ? constant : "-" + constant);
  }
}
