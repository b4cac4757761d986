package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Trait;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/**
 * Makes of each asm statement a call of the unknown {@code _sm} with its operands as arguments, so
 * that no grammar of templates and constraints is needed and no operand is lost. Asm labels are
 * blanked.
 */
final class Assembly {
  private final Draft d;
  private final Tokens t;

  Assembly(Draft draft) {
    this.d = draft;
    this.t = draft.t;
  }

  void run() {
    d.refresh();
    for (int i = 0; i < t.count; i++) {
      if (d.has(i, Trait.ASM)) {
        i = asm(i);
      }
    }
  }

  private int asm(int i) {
    int open = i + 1;
    while (d.identifier(open)) {
      open++;
    }
    if (!d.opens(open, '(')) {
      return i;
    }
    int close = t.match[open];
    boolean label =
        open == i + 1
            && i > 0
            && (d.name(i - 1)
                || d.is(i - 1, ']')
                || d.is(i - 1, ')')
                    && (!d.is(close + 1, ';') || !d.inBody(i) || declarator(t.match[i - 1])));
    if (label || !d.inBody(i)) {
      d.blank(i, close, Reason.ASM);
      if (!label && d.is(close + 1, ';')) {
        d.drop(close + 1);
      }
      return close;
    }
    d.note(t.start[i], t.end[close], Reason.ASM);
    d.replace(i, "_sm");
    for (int k = i + 1; k < open; k++) {
      d.drop(k);
    }
    operands(open, close, 0);
    return close;
  }

  /** {@code int f(void) asm("g");}, not {@code if (x) asm("g");}. */
  private boolean declarator(int open) {
    return open > 0 && d.name(open - 1) && (d.primitive(open - 2) || d.name(open - 2));
  }

  /**
   * Keeps the parenthesised operands, separated by what commas or colons stood between them; false
   * if there are none.
   */
  boolean operands(int open, int close, int section) {
    int separator = -1;
    boolean any = false;
    for (int k = open + 1; k < close; k++) {
      if (d.is(k, ':')) {
        section++;
      }
      boolean operand =
          section > 0
              && d.opens(k, '(')
              && (d.string(k - 1) || t.kind[k - 1] == Tokens.GONE)
              && t.match[k] > k + 1;
      if (operand) {
        if (any && separator >= 0) {
          text(separator);
        }
        any = true;
        separator = -1;
        k = t.match[k];
      } else {
        if (d.is(k, ',') || d.is(k, ':')) {
          separator = k;
        }
        boolean group = d.opens(k, '(');
        d.drop(k);
        if (group) {
          // Calls in templates: nothing of them is an operand.
          int end = t.match[k];
          while (k < end) {
            d.drop(++k);
          }
        }
      }
    }
    return any;
  }

  private void text(int separator) {
    t.kind[separator] = Tokens.PUNCTUATION;
    d.replace(separator, ",");
  }
}
