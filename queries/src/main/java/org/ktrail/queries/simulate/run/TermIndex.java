package org.ktrail.queries.simulate.run;

import org.ktrail.queries.simulate.ir.Operation;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.TermText;

/** An index as it was written, without the size of the elements. */
final class TermIndex {
  private TermIndex() {}

  static String of(Term scaled) {
    return TermText.of(
        scaled instanceof Term.Binary b
                && b.operation() == Operation.MULTIPLY
                && b.right().isKnown()
            ? b.left()
            : scaled);
  }
}
