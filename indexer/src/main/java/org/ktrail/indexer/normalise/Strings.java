package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.BracePairs;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/** String literals pasted with macros: {@code "a" FMT(x) "b"}, {@code KERN_X PREFIX "c"}. */
final class Strings {
  private final Draft d;
  private final Tokens t;

  Strings(Draft draft) {
    this.d = draft;
    this.t = draft.t;
  }

  void run() {
    d.refresh();
    for (int i = 0; i < t.count; i++) {
      if (t.kind[i] == Tokens.STRING) {
        afterString(i);
      } else if (d.name(i)) {
        i = beforeString(i);
      }
    }
  }

  private void afterString(int i) {
    if (d.name(i + 1) && d.opens(i + 2, '(')) {
      d.blank(i + 1, t.match[i + 2], Reason.STRING);
    } else if (d.name(i + 1) && d.name(i + 2)) {
      d.blank(i + 1, Reason.STRING);
    }
  }

  private int beforeString(int i) {
    if (d.opens(i + 1, '(')) {
      int close = t.match[i + 1];
      boolean element =
          t.scope[i] == BracePairs.INITIALISER && (d.is(i - 1, '{') || d.is(i - 1, ','));
      if (d.string(close + 1) && t.scope[i] != BracePairs.FILE && !element) {
        d.blank(i, close, Reason.STRING);
        return close;
      }
    } else if (d.name(i - 1) && d.string(i + 1)) {
      d.blank(i - 1, Reason.STRING);
    }
    return i;
  }
}
