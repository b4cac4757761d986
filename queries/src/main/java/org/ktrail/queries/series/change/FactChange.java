package org.ktrail.queries.series.change;

/**
 * A fact that a patch brings, takes or alters.
 *
 * @param file path of the image in which {@code line} is
 * @param line of the image after the patch; of the one before it for what is lost
 * @param hunk number of the hunk that has the line, from 1; 0 if the line itself is not in the
 *     patch (a call whose function was renamed)
 */
public sealed interface FactChange<F extends Fact> {
  String file();

  int hunk();

  /** The fact as it is after the patch, or as it was if it is lost. */
  F fact();

  default int line() {
    return fact().line();
  }

  record Gained<F extends Fact>(F fact, String file, int hunk) implements FactChange<F> {}

  record Lost<F extends Fact>(F fact, String file, int hunk) implements FactChange<F> {}

  /**
   * The same thing with other details: a signature, a type, a replacement, arguments, a condition.
   * A function also when only its body was touched.
   */
  record Altered<F extends Fact>(F before, F fact, String file, int hunk)
      implements FactChange<F> {}
}
