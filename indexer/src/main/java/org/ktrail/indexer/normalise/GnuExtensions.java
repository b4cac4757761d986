package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.KnownWord;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Trait;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/** typeof, auto, alignof, offsetof, case ranges, labels as values. */
final class GnuExtensions {
  private static final int ELLIPSIS = Tokens.packed("...");
  private static final int AND_AND = Tokens.packed("&&");

  private final Draft d;
  private final Tokens t;

  GnuExtensions(Draft draft) {
    this.d = draft;
    this.t = draft.t;
  }

  void run() {
    d.refresh();
    for (int i = 0; i < t.count; i++) {
      if (t.kind[i] == Tokens.IDENTIFIER) {
        if (t.word[i] != KnownWord.UNKNOWN) {
          i = word(i);
        }
      } else if (t.word[i] == AND_AND && d.identifier(i + 1) && startsOperand(i)) {
        d.note(t.start[i], t.end[i], Reason.GNU);
        d.replace(i, "&");
      }
    }
  }

  private int word(int i) {
    switch (t.word[i]) {
      case KnownWord.AUTO_TYPE -> asInt(i, i);
      case KnownWord.AUTO -> {
        if (deduces(i)) {
          asInt(i, i);
        }
      }
      case KnownWord.OFFSETOF -> {
        if (d.opens(i + 1, '(')) {
          d.note(t.start[i], t.end[i], Reason.GNU);
          d.replace(i, "_ffsetof");
        }
      }
      case KnownWord.CASE -> caseRange(i);
      case KnownWord.GOTO -> {
        if (d.is(i + 1, '*')) {
          d.blank(i, Reason.GNU);
        }
      }
      default -> {
        if (d.has(i, Trait.TYPEOF) && d.opens(i + 1, '(')) {
          int close = t.match[i + 1];
          asInt(i, close);
          return close;
        }
        if (d.has(i, Trait.ALIGNOF)) {
          d.note(t.start[i], t.end[i], Reason.GNU);
          d.replace(i, "sizeof");
        }
      }
    }
    return i;
  }

  /** Whether {@code auto} stands in place of a type, not beside one: {@code auto p = f();}. */
  private boolean deduces(int i) {
    int name = i + 1;
    while (d.qualifier(name)) {
      name++;
    }
    int before = i - 1;
    while (d.qualifier(before)) {
      before--;
    }
    return d.name(name) && d.is(name + 1, '=') && !d.primitive(before) && !d.name(before);
  }

  /** A primitive type is a type wherever it stands; a mere name would be an expression in casts. */
  private void asInt(int from, int to) {
    d.note(t.start[from], t.end[to], Reason.GNU);
    for (int k = from + 1; k <= to; k++) {
      d.drop(k);
    }
    d.replace(from, "int");
  }

  private void caseRange(int i) {
    int nested = 0;
    for (int j = i + 1; j < t.count && j < i + 40; j++) {
      if (d.is(j, '?')) {
        nested++;
      } else if (d.is(j, ':') && --nested < 0 || d.is(j, ';') || d.is(j, '{')) {
        return;
      } else if (t.word[j] == ELLIPSIS) {
        d.note(t.start[j], t.end[j], Reason.GNU);
        d.replace(j, "|");
      }
    }
  }

  /** {@code &&label} is an operand; after an operand it would be the operator. */
  private boolean startsOperand(int i) {
    return switch (d.word(i - 1)) {
      case '(', ',', '=', '{', '[', '?', ':', KnownWord.RETURN -> true;
      case ')' -> {
        int open = t.match[i - 1];
        boolean cast =
            open >= 0 && !d.identifier(open - 1) && !d.is(open - 1, ')') && onlyType(open, i - 1);
        yield cast;
      }
      default -> i == 0;
    };
  }

  private boolean onlyType(int open, int close) {
    boolean type = d.primitive(open + 1) || d.tagWord(open + 1);
    for (int k = open + 1; k < close; k++) {
      type &= d.identifier(k) || d.is(k, '*');
    }
    return type;
  }
}
