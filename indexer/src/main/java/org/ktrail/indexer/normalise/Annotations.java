package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.KnownWord;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Trait;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/** Blanks attributes and the macros that stand for them, where a declaration can have one. */
final class Annotations {
  private static final int ANY =
      Trait.ANNOTATION.bit()
          | Trait.ANNOTATION_CALL.bit()
          | Trait.ATTRIBUTE.bit()
          | Trait.NOISE.bit();

  private final Draft d;
  private final Tokens t;

  Annotations(Draft draft) {
    this.d = draft;
    this.t = draft.t;
  }

  void run() {
    d.refresh();
    int n = t.count;
    for (int i = 0; i < n; i++) {
      if (t.kind[i] == Tokens.IDENTIFIER
          && t.word[i] != KnownWord.UNKNOWN
          && d.words.has(t.word[i], ANY)) {
        i = annotation(i);
      }
    }
  }

  /** Index of the last token dealt with. */
  private int annotation(int i) {
    boolean call = d.opens(i + 1, '(');
    if (d.has(i, Trait.ATTRIBUTE)) {
      return call ? blankCall(i) : i;
    }
    if (d.has(i, Trait.NOISE)) {
      d.blank(i, Reason.ANNOTATION);
      return i;
    }
    boolean withArguments = d.has(i, Trait.ANNOTATION_CALL);
    if (isMember(i, withArguments && call)) {
      return i;
    }
    if (withArguments && call) {
      boolean statement = d.startsItem(i) && d.is(t.match[i + 1] + 1, ';');
      return statement || isOperand(i - 1) ? i : blankCall(i);
    }
    if (d.has(i, Trait.ANNOTATION) && isPlain(i, withArguments)) {
      d.blank(i, Reason.ANNOTATION);
    }
    return i;
  }

  private int blankCall(int i) {
    int last = t.match[i + 1];
    d.blank(i, last, Reason.ANNOTATION);
    return last;
  }

  /**
   * {@code p->__used}, {@code struct __packed;}, {@code goto __exit}: a name that merely looks so.
   */
  private boolean isMember(int i, boolean call) {
    int before = d.word(i - 1);
    if (before == '.' || before == ARROW || before == KnownWord.GOTO) {
      return true;
    }
    return d.tagWord(i - 1) && !d.identifier(i + 1) && !d.is(i + 1, '{') && !call;
  }

  private static final int ARROW = Tokens.packed("->");

  private boolean isPlain(int i, boolean withArguments) {
    byte before = d.kind(i - 1);
    int w = d.word(i - 1);
    boolean call = d.is(i + 1, '(');
    if (call && !withArguments) {
      boolean first = i == 0 || before == Tokens.PUNCTUATION && w != ')' && w != '*';
      if (first) {
        return false;
      }
    }
    if (isOperand(i - 1)) {
      return false;
    }
    boolean nextPunctuation =
        d.kind(i + 1) == Tokens.PUNCTUATION && !d.is(i + 1, '*') && !d.is(i + 1, '(');
    if ((w == '(' || w == ',' || w == ':' || w == '{') && nextPunctuation) {
      return false;
    }
    if (d.is(i + 1, ':') && (w == ';' || w == '}')) {
      return false;
    }
    // int __unused[4]; char __used; the declared name itself
    boolean declared = d.is(i + 1, '[') || d.is(i + 1, ';') || d.is(i + 1, ',') || d.is(i + 1, '=');
    return !(declared && (d.primitive(i - 1) || d.name(i - 1) && d.tagWord(i - 2)))
        || d.is(i + 1, ';') && d.scope(i) == org.ktrail.indexer.lex.BracePairs.FILE;
  }

  /** Whether the token before makes this one an operand of an expression. */
  private boolean isOperand(int before) {
    if (d.kind(before) != Tokens.PUNCTUATION) {
      return false;
    }
    return switch (d.word(before)) {
      case ')', '*', ']', '}', ';', '{', '(', ',', ':' -> false;
      default -> true;
    };
  }
}
