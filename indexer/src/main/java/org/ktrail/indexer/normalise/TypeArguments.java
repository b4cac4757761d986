package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Trait;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/**
 * Arguments that are types or declarations: one identifier is kept, the name that is declared or
 * else that of the type.
 */
final class TypeArguments {
  private final Draft d;
  private final Tokens t;

  TypeArguments(Draft draft) {
    d = draft;
    t = draft.t;
  }

  /** Rewrites the argument if it is a type or a declaration; false if it is neither. */
  boolean rewrite(int s, int e) {
    int q = s;
    while (q < e && (d.qualifier(q) || d.has(q, Trait.STORAGE))) {
      q++;
    }
    boolean typed = q > s;
    if (q < e && d.tagWord(q)) {
      q++;
      int tag = d.name(q) ? q : -1;
      if (tag < 0 || d.is(q + 1, '{') && q + 1 < e) {
        // A record defined in place.
        d.note(t.start[s], t.end[e - 1], Reason.ARGUMENT);
        for (int z = s + 1; z < e; z++) {
          d.drop(z);
        }
        d.disguise(s);
        return true;
      }
      return keep(s, e, tag, q + 1);
    }
    if (q < e && d.primitive(q)) {
      int first = q;
      while (q < e && d.primitive(q)) {
        q++;
      }
      return keep(s, e, first, q);
    }
    if (q < e && d.name(q)) {
      int z = q + 1;
      boolean qualified = false;
      while (z < e && (d.is(z, '*') || d.qualifier(z))) {
        qualified |= d.qualifier(z);
        z++;
      }
      boolean named =
          q + 1 < e && d.name(q + 1) && (q + 2 == e || d.is(q + 2, '=') || d.is(q + 2, '['));
      if (typed || qualified || named || z == e && z > q + 1) {
        return keep(s, e, q, q + 1);
      }
    }
    return false;
  }

  /**
   * Of a type's tokens keeps {@code base}, or the name it declares if there is one: in {@code
   * struct x *p} that is {@code p}.
   */
  private boolean keep(int s, int e, int base, int after) {
    int z = after;
    while (z < e && (d.is(z, '*') || d.qualifier(z))) {
      z++;
    }
    int kept = base;
    int to = e;
    if (z < e && d.name(z) && !d.is(z + 1, '(')) {
      kept = z;
      to = z + 1;
      if (d.is(z + 1, '[')) {
        to = e;
      }
    } else if (z < e && !d.is(z, '(') && !d.is(z, '[')) {
      // struct x * 2, int + 1: nothing known, but the type must go.
      to = z;
    }
    d.note(t.start[s], t.end[to - 1], Reason.ARGUMENT);
    for (int k = s; k < to; k++) {
      if (k != kept) {
        d.drop(k);
      }
    }
    if (d.keyword(kept)) {
      d.disguise(kept);
    }
    return true;
  }
}
