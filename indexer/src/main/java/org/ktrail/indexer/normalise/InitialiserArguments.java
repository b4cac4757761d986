package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/** Arguments that are initialisers or members of one: they become comma expressions. */
final class InitialiserArguments {
  private final Draft d;
  private final Tokens t;

  InitialiserArguments(Draft draft) {
    d = draft;
    t = draft.t;
  }

  /** {@code .field = value}, {@code .suffix}. */
  void member(int s, int e) {
    d.note(t.start[s], t.end[s], Reason.ARGUMENT);
    d.drop(s);
    for (int q = s + 1; q < e; q++) {
      if (d.is(q, '{') && d.is(q - 1, '=') && t.match[q] > q && t.match[q] < e) {
        asParentheses(q, t.match[q]);
      }
    }
  }

  /** An initialiser as a comma expression. */
  void asParentheses(int i, int j) {
    if (j - i < 2) {
      return;
    }
    if (d.is(j - 1, ',')) {
      d.drop(j - 1);
    }
    for (int q = i + 1; q < j; q++) {
      if (d.is(q, '.') && (d.is(q - 1, ',') || d.is(q - 1, '{') || d.is(q - 1, '('))) {
        d.drop(q);
      }
      if (d.is(q, '{') && t.match[q] > q && t.match[q] < j) {
        asParentheses(q, t.match[q]);
      }
    }
    d.replace(i, "(");
    d.replace(j, ")");
  }
}
