package org.ktrail.indexer.kbuild;

import java.util.List;
import org.ktrail.indexer.condition.Condition;

/** {@code ifeq} over words with conditions. */
final class MakeComparison {
  private MakeComparison() {}

  /** An atom for a test that only a running make can decide. */
  static Condition opaque(String test) {
    return Condition.atom("make:" + test.replaceAll("\\s+", "").replace(MakeWord.UNKNOWN, '?'));
  }

  /**
   * @param test the text of the test, for the atom where it cannot be decided
   */
  static Condition equal(List<MakeWord> left, List<MakeWord> right, String test) {
    if (left.isEmpty() || right.isEmpty()) {
      List<MakeWord> other = left.isEmpty() ? right : left;
      return other.stream().anyMatch(MakeComparison::undecidable)
          ? opaque(test)
          : Guards.not(MakeWord.any(other));
    }
    Condition equal = Condition.NEVER;
    for (MakeWord l : MakeWord.texts(left)) {
      for (MakeWord r : MakeWord.texts(right)) {
        equal = Guards.or(equal, Guards.and(Guards.and(l.when(), r.when()), same(l, r, test)));
      }
    }
    return equal;
  }

  /** The value of a symbol is at least not empty where the symbol is on; nothing else is known. */
  private static boolean undecidable(MakeWord word) {
    return word.isUnknown() && !isSymbol(word);
  }

  private static boolean isSymbol(MakeWord word) {
    return word.text().startsWith(MakeWord.UNKNOWN + "CONFIG_") && word.text().indexOf(' ') < 0;
  }

  private static Condition same(MakeWord l, MakeWord r, String test) {
    if (!l.isUnknown() && !r.isUnknown()) {
      return l.text().equals(r.text()) ? Condition.ALWAYS : Condition.NEVER;
    }
    MakeWord symbol = isSymbol(l) ? l : r;
    MakeWord value = isSymbol(l) ? r : l;
    if (isSymbol(symbol) && !value.isUnknown()) {
      String text = value.text().replace("\"", "");
      return text.isEmpty()
          ? Condition.NEVER
          : Condition.atom(symbol.text().substring(1) + "=" + text);
    }
    return opaque(test);
  }
}
