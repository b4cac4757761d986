package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.BracePairs;
import org.ktrail.indexer.lex.Tokens;

/** Elements of initialisers that lack their comma because a macro brings it; {@code [1] value}. */
final class InitialiserCommas {
  private final Draft d;
  private final Tokens t;

  InitialiserCommas(Draft draft) {
    this.d = draft;
    this.t = draft.t;
  }

  void run() {
    d.refresh();
    for (int i = 1; i < t.count; i++) {
      if (t.scope[i] == BracePairs.INITIALISER && t.scope[i - 1] == BracePairs.INITIALISER) {
        boundary(i);
      }
    }
  }

  private void boundary(int i) {
    int p = i - 1;
    boolean field = d.is(i, '.') && d.identifier(i + 1);
    boolean assigned = field && d.is(i + 2, '=');
    switch (d.word(p)) {
      case ')' -> {
        if (t.match[p] > 0) {
          afterCall(i, t.match[p], field, assigned);
        }
      }
      case '}' -> {
        int open = t.match[p];
        boolean compound = open > 0 && d.is(open - 1, ')');
        boolean element = d.identifier(i) || d.is(i, '{') || field || d.is(i, '[');
        boolean suffix = compound && (d.is(i, '[') || d.is(i, '.') && !assigned);
        if (open > 0 && element && !suffix) {
          d.insertAfter(p, ',');
        }
      }
      case ']' -> {
        int open = t.match[p];
        boolean designator = open > 0 && (d.is(open - 1, ',') || d.is(open - 1, '{'));
        boolean value = d.is(i, '{') || d.identifier(i) || t.kind[i] == Tokens.NUMBER;
        if (designator && value) {
          d.insertAfter(p, '=');
        }
      }
      default -> {
        boolean literal = d.string(p) || t.kind[p] == Tokens.NUMBER;
        boolean alone = d.name(p) && (d.is(p - 1, ',') || d.is(p - 1, '{') || d.name(p - 1));
        if (literal && assigned || alone && (assigned || d.is(i, '{') || d.name(i))) {
          d.insertAfter(p, ',');
        }
      }
    }
  }

  private void afterCall(int i, int open, boolean field, boolean assigned) {
    boolean call = d.name(open - 1);
    boolean element = d.identifier(i) || d.is(i, '{') || t.kind[i] == Tokens.NUMBER;
    boolean suffix = field && !assigned && !d.is(i + 2, '.') && !d.is(i + 2, '[');
    if (call ? element || d.is(i, '.') && !suffix : assigned) {
      d.insertAfter(i - 1, ',');
    }
  }
}
