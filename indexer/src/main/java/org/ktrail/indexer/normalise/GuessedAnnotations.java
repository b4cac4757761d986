package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.BracePairs;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Trait;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/** Annotations that no table knows, by shape: a name where a declaration has no room for one. */
final class GuessedAnnotations {
  private final Draft d;
  private final Tokens t;

  GuessedAnnotations(Draft draft) {
    this.d = draft;
    this.t = draft.t;
  }

  void run() {
    d.refresh();
    for (int i = 0; i < t.count; i++) {
      if (d.name(i) && !d.has(i, Trait.CLOSES_INITIALISER)) {
        guess(i);
      }
    }
  }

  private void guess(int i) {
    byte scope = t.scope[i];
    boolean listed = scope == BracePairs.INITIALISER || scope == BracePairs.ENUMERATION;
    boolean typeBefore =
        d.name(i - 1) && d.tagWord(i - 2) || d.primitive(i - 1) && !d.qualifier(i - 1);
    boolean superfluous =
        // struct x ATTR *p, int ATTR *p
        typeBefore && d.is(i + 1, '*')
            || typeBefore && d.name(i + 1)
            // char * ATTR name
            || d.is(i - 1, '*')
                && d.name(i + 1)
                && !d.has(i + 1, Trait.ASM)
                && (d.name(i - 2) || d.primitive(i - 2) || d.is(i - 2, '*'))
            || d.name(i - 1)
                && d.is(i + 1, '*')
                && scope != BracePairs.INITIALISER
                && !d.is(i + 2, '=')
            || d.inBody(i) && d.is(i - 1, '=') && d.name(i + 1)
            || d.name(i - 1) && d.name(i + 1) && !listed
            || beforeType(i) && !listed
            // struct ATTR name {
            || d.tagWord(i - 1) && d.name(i + 1) && d.is(i + 2, '{')
            // } ATTR name;
            || d.closes(i - 1, '}')
                && d.name(i + 1)
                && t.opens[t.match[i - 1]] == BracePairs.RECORD;
    if (superfluous) {
      // type name ATTR, with the name in the middle
      boolean last =
          d.name(i + 1)
              && (d.is(i + 2, ',') || d.is(i + 2, ')'))
              && d.upperCase(i + 1)
              && !d.upperCase(i);
      d.blank(last ? i + 1 : i, Reason.ANNOTATION);
    } else if (d.closes(i - 1, ')') || d.closes(i - 1, ']')) {
      afterDeclarator(i);
    } else if (d.opens(i + 1, '(')) {
      withArguments(i);
    }
  }

  /**
   * {@code ATTR static}, {@code ATTR int f(void)} at the start of an item or after a storage word.
   */
  private boolean beforeType(int i) {
    boolean type =
        (d.primitive(i + 1) || d.tagWord(i + 1) || d.has(i + 1, Trait.STORAGE))
            && !d.qualifier(i + 1);
    if (!type || d.has(i, Trait.ASM)) {
      return false;
    }
    boolean file = t.scope[i] == BracePairs.FILE;
    return d.startsItem(i)
        || d.has(i - 1, Trait.STORAGE)
        || d.is(i - 1, ')')
        || (d.is(i - 1, '(') || d.is(i - 1, ',')) && file;
  }

  /** {@code int f(void) ATTR {}, {@code int a[2] ATTR;}, {@code int f(void) ATTR(x);}. */
  private void afterDeclarator(int i) {
    int open = t.match[i - 1];
    boolean declared = d.name(open - 1) || d.is(open - 1, ')');
    if (!declared || !d.atFile(i) && t.scope[i] != BracePairs.RECORD) {
      return;
    }
    // TYPE(x) name; has no type before the parenthesis; the name of an annotation tells then.
    boolean typed =
        d.is(i - 1, ']')
            || !d.name(open - 1)
            || d.identifier(open - 2) && !d.has(open - 2, Trait.STORAGE)
            || d.is(open - 2, '*');
    if (!typed && !d.upperCase(i) && !d.nameOf(i).startsWith("__")) {
      return;
    }
    boolean ends =
        d.is(i + 1, '{')
            || d.is(i + 1, ';')
            || d.is(i + 1, '=')
            || d.is(i + 1, ',') && t.scope[i] == BracePairs.RECORD;
    if (ends) {
      d.blank(i, Reason.ANNOTATION);
    } else if (d.opens(i + 1, '(')) {
      int close = t.match[i + 1];
      boolean result = d.identifier(open - 2) || d.is(open - 2, '*');
      if (result && (d.is(close + 1, '{') || d.is(close + 1, ';'))) {
        d.blank(i, close, Reason.ANNOTATION);
      }
    }
  }

  /** {@code static int ATTR(x) f(void)}. */
  private void withArguments(int i) {
    int close = t.match[i + 1];
    boolean here = t.scope[i] == BracePairs.FILE || t.scope[i] == BracePairs.RECORD;
    boolean afterType =
        d.primitive(i - 1) || d.name(i - 1) || d.is(i - 1, '*') || d.has(i - 1, Trait.STORAGE);
    // After a storage word it may be the type itself: static TYPE(x) name;
    boolean type = d.has(i - 1, Trait.STORAGE) && !d.is(close + 2, '(') && !d.name(close + 2);
    if (here && i > 0 && d.name(close + 1) && afterType && !type) {
      d.blank(i, close, Reason.ANNOTATION);
    }
  }
}
