package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Trait;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/** Macros that declare something within a body: {@code static DEFINE_MUTEX(m);}, {@code DECLARE_X(a) = …}. */
final class BodyMacros {
  private final Draft d;
  private final Tokens t;

  BodyMacros(Draft draft) {
    this.d = draft;
    this.t = draft.t;
  }

  void run() {
    d.refresh();
    for (int i = 0; i < t.count; i++) {
      if (t.kind[i] != Tokens.IDENTIFIER || !d.inBody(i) || !d.startsItem(i)) {
        continue;
      }
      int j = i;
      while (d.has(j, Trait.STORAGE) || d.qualifier(j)) {
        j++;
      }
      if (!d.name(j) || !d.opens(j + 1, '(') || d.is(j + 2, '*')) {
        continue;
      }
      int close = t.match[j + 1];
      int next = close + 1;
      if (j > i && d.is(next, ';')) {
        // The invocation stays: it reads as a call.
        d.blank(i, j - 1, Reason.OTHER);
      } else if (d.is(next, '=') && d.is(next + 1, '{')
          || j > i && (d.is(next, '=') || d.is(next, '['))) {
        int kept = DeclaredName.among(d, j + 1, close);
        if (kept >= 0) {
          d.note(t.start[j], t.end[close], Reason.OTHER);
          for (int q = j + 1; q <= close; q++) {
            if (q != kept) {
              d.drop(q);
            }
          }
        }
      }
    }
  }
}
