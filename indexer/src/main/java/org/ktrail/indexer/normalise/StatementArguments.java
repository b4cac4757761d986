package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.KnownWord;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/** Arguments that are statements: they become expressions whose calls are still calls. */
final class StatementArguments {
  private final Draft d;
  private final Tokens t;

  StatementArguments(Draft draft) {
    d = draft;
    t = draft.t;
  }

  /** {@code return x}, {@code goto l}, {@code break} as arguments; {@code ;} within one. */
  void rewrite(int s, int e) {
    boolean first = true;
    for (int z = s; z < e; z = d.skip(z)) {
      int w = t.word[z];
      if (first
          && (w == KnownWord.RETURN
              || w == KnownWord.GOTO
              || w == KnownWord.BREAK
              || w == KnownWord.CONTINUE)) {
        d.note(t.start[z], t.end[z], Reason.ARGUMENT);
        if (z + 1 < e && !d.is(z + 1, ';')) {
          d.drop(z);
        } else {
          d.disguise(z);
        }
      } else if (first && e - z == 1 && d.keyword(z) && w != KnownWord.SIZEOF) {
        d.note(t.start[z], t.end[z], Reason.ARGUMENT);
        d.disguise(z);
      }
      first = false;
      if (w == ';') {
        if (z == e - 1) {
          d.drop(z);
        } else {
          d.replace(z, ",");
        }
        first = true;
      }
    }
  }
}
