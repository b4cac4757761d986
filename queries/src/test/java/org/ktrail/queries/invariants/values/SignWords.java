package org.ktrail.queries.invariants.values;

/** Signs in the words of a test. */
final class SignWords {
  private SignWords() {}

  static String of(Sign sign) {
    return switch (sign.mask()) {
      case Sign.NEGATIVE -> "negative";
      case Sign.ZERO -> "0";
      case Sign.POSITIVE -> "positive";
      case Sign.NEGATIVE | Sign.ZERO -> "0 or negative";
      case Sign.NEGATIVE | Sign.POSITIVE -> "not 0";
      case Sign.ZERO | Sign.POSITIVE -> "not negative";
      default -> "any";
    };
  }
}
