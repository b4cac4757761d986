package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.KnownWord;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Trait;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/**
 * In bodies: macros that head a statement become {@code while} or {@code if}; macros that are a
 * statement but lack the semicolon get one. Which is which, when no brace tells, the name tells,
 * else the indentation: the body of a loop stands deeper than its head.
 */
final class BlockHeads {
  private static final int INCREMENT = Tokens.packed("++");
  private static final int DECREMENT = Tokens.packed("--");

  private final Draft d;
  private final Tokens t;

  /**
   * Index of the parenthesis that ended the last head or macro statement: what follows starts a
   * statement.
   */
  private int ended = -2;

  BlockHeads(Draft draft) {
    this.d = draft;
    this.t = draft.t;
  }

  void run() {
    d.refresh();
    for (int i = 0; i < t.count; i++) {
      if (t.kind[i] == Tokens.IDENTIFIER && d.inBody(i) && d.name(i)) {
        if (startsStatement(i)) {
          statement(i);
        } else {
          bareCondition(i);
        }
      }
    }
  }

  /** {@code if MACRO(x)}: the parentheses become those of the condition. */
  private void bareCondition(int i) {
    if ((d.is(i - 1, KnownWord.IF) || d.is(i - 1, KnownWord.WHILE)) && d.opens(i + 1, '(')) {
      d.blank(i, Reason.LOOP);
    }
  }

  private boolean startsStatement(int i) {
    if (ended == i - 1) {
      return true;
    }
    return switch (d.word(i - 1)) {
      case ';', '{', '}', ':', KnownWord.ELSE, KnownWord.DO -> true;
      case ')' -> {
        int open = t.match[i - 1];
        int head = d.word(open - 1);
        yield open > 0
            && (head == KnownWord.IF
                || head == KnownWord.WHILE
                || head == KnownWord.FOR
                || head == KnownWord.SWITCH);
      }
      default -> false;
    };
  }

  private void statement(int i) {
    if (d.is(i + 1, '{')) {
      d.blank(i, Reason.OTHER);
      return;
    }
    if (!d.opens(i + 1, '(')) {
      boolean label = d.name(i + 1) && d.is(i + 2, ':');
      boolean call =
          d.name(i + 1)
              && d.is(i + 2, '(')
              && d.upperCase(i)
              && newlineBetween(t.end[i], t.start[i + 1]);
      if (d.is(i + 1, '}') || label || call || startsNewStatement(i + 1)) {
        // MACRO if (…): a macro without arguments before a statement
        ended = i;
        if (!d.insertAfter(i, ';')) {
          d.blank(i, Reason.OTHER);
        }
      }
      return;
    }
    int close = t.match[i + 1];
    int next = close + 1;
    if (next >= t.count) {
      return;
    }
    if (doWhile(i, next)) {
      return;
    }
    if (d.is(next, '}') || d.is(next, KnownWord.ELSE)) {
      if (!d.insertAfter(close, ';') && d.is(next, '}')) {
        semicolonWithin(i, close);
      }
      return;
    }
    boolean block = d.is(next, '{');
    boolean each = d.has(i, Trait.LOOP) || named(i);
    boolean more =
        d.identifier(next)
            || (d.is(next, INCREMENT) || d.is(next, DECREMENT)) && d.identifier(next + 1)
            || d.is(next, '(') && d.is(next + 1, KnownWord.VOID)
            || (d.is(next, '*') || d.is(next, ';')) && each;
    if (!block && !more) {
      return;
    }
    if (d.is(next, ';') && !each) {
      return;
    }
    if (d.is(next, ';')) {
      head(i, close);
    } else if (block || each || deeper(i, next)) {
      head(i, close);
    } else if (declaration(next)) {
      d.blank(i + 1, close, Reason.OTHER);
    } else {
      ended = close;
      if (!d.insertAfter(close, ';')) {
        semicolonWithin(i, close);
      }
    }
  }

  /**
   * Without a blank to take, the last parenthesis gives way: {@code f(a, b)} to {@code f+ a, b;}.
   */
  private void semicolonWithin(int i, int close) {
    d.note(t.start[i + 1], t.end[close], Reason.OTHER);
    d.replace(i + 1, "+");
    d.replace(close, ";");
    if (close == i + 2) {
      d.drop(i + 1);
    }
  }

  private boolean startsNewStatement(int i) {
    return switch (d.word(i)) {
      case KnownWord.IF,
          KnownWord.FOR,
          KnownWord.WHILE,
          KnownWord.DO,
          KnownWord.SWITCH,
          KnownWord.RETURN,
          KnownWord.GOTO,
          KnownWord.BREAK,
          KnownWord.CONTINUE,
          KnownWord.CASE,
          KnownWord.DEFAULT,
          KnownWord.STRUCT ->
          true;
      default -> false;
    };
  }

  private boolean doWhile(int i, int next) {
    if (d.closes(i - 1, '}')
        && d.is(t.match[i - 1] - 1, KnownWord.DO)
        && d.is(next, ';')
        && d.length(i) >= 5) {
      d.note(t.start[i], t.end[i], Reason.LOOP);
      d.replace(i, "while");
      return true;
    }
    return false;
  }

  /** {@code TYPE(x) name = …}: on the same line, an upper-case name. */
  private boolean declaration(int next) {
    boolean declared = d.is(next + 1, '=') || d.is(next + 1, ';') || d.is(next + 1, '[');
    return declared && d.name(next) && !newlineBetween(t.end[next - 1], t.start[next]);
  }

  private boolean newlineBetween(int from, int to) {
    for (int k = from; k < to; k++) {
      if (d.original[k] == '\n') {
        return true;
      }
    }
    return false;
  }

  private boolean deeper(int i, int next) {
    return newlineBetween(t.end[next - 1], t.start[next])
        && column(t.start[next]) > column(t.start[i]);
  }

  /** Columns before the first token of the line, a tab counting to the next multiple of eight. */
  private int column(int offset) {
    int start = offset;
    while (start > 0 && d.original[start - 1] != '\n') {
      start--;
    }
    int column = 0;
    for (int k = start; k < offset; k++) {
      byte b = d.original[k];
      if (b != ' ' && b != '\t') {
        break;
      }
      column = b == '\t' ? (column / 8 + 1) * 8 : column + 1;
    }
    return column;
  }

  /** Whether the name says that it loops: it has "each" in it. */
  private boolean named(int i) {
    for (int k = t.start[i]; k + 4 <= t.end[i]; k++) {
      byte[] b = d.original;
      if ((b[k] | 32) == 'e'
          && (b[k + 1] | 32) == 'a'
          && (b[k + 2] | 32) == 'c'
          && (b[k + 3] | 32) == 'h') {
        return true;
      }
    }
    return false;
  }

  private void head(int i, int close) {
    int length = d.length(i);
    ended = close;
    if (close == i + 2) {
      // No arguments: the parentheses need something between them.
      d.note(t.start[i], t.end[close], Reason.LOOP);
      if (length >= 5) {
        d.replace(i, "if(0)");
      } else {
        d.drop(i);
      }
      d.drop(i + 1);
      d.drop(close);
      return;
    }
    if (length < 2) {
      d.blank(i, close, Reason.LOOP);
      return;
    }
    d.note(t.start[i], t.end[i], Reason.LOOP);
    d.replace(i, length >= 5 ? "while" : "if");
  }
}
