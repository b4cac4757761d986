package org.ktrail.indexer.normalise;

import org.ktrail.indexer.lex.BracePairs;
import org.ktrail.indexer.lex.KnownWord;
import org.ktrail.indexer.lex.Tokens;
import org.ktrail.indexer.lex.Trait;
import org.ktrail.indexer.normalise.NormalisedSource.Reason;

/**
 * Arguments that are no expressions: types, operators, statements, initialisers. A type keeps one
 * identifier, at the start of the stretch noted as {@link Reason#ARGUMENT} or after its {@code
 * struct}; a statement becomes an expression whose calls are still calls.
 */
final class MacroArguments {
  private final Draft d;
  private final Tokens t;
  private final TypeArguments types;
  private final InitialiserArguments initialisers;
  private final StatementArguments statements;

  MacroArguments(Draft draft) {
    this.d = draft;
    this.t = draft.t;
    types = new TypeArguments(draft);
    initialisers = new InitialiserArguments(draft);
    statements = new StatementArguments(draft);
  }

  void run() {
    d.refresh();
    for (int i = 0; i + 1 < t.count; i++) {
      if (t.word[i + 1] == '(' && d.name(i) && d.opens(i + 1, '(') && takesArguments(i)) {
        arguments(i + 1, t.match[i + 1]);
      }
    }
  }

  /** Whether {@code name(} calls or invokes, rather than declares. */
  private boolean takesArguments(int i) {
    if (t.word[i] == KnownWord.GENERIC || d.has(i, Trait.ASM)) {
      return false;
    }
    if (d.atFile(i)) {
      int p = i - 1;
      while (d.has(p, Trait.STORAGE)) {
        p--;
      }
      return switch (d.word(p)) {
        case '=', '(', ',', '[', '|', '+', '&', '-' -> true;
        case '*' -> d.is(p - 1, ')');
        default -> false;
      };
    }
    if (d.inBody(i)) {
      boolean declared = d.name(i - 1) || d.primitive(i - 1);
      boolean pointer =
          d.is(i - 1, '*') && (d.primitive(i - 2) || d.identifier(i - 2) && d.tagWord(i - 3));
      return !declared && !pointer;
    }
    return t.scope[i] != BracePairs.RECORD || isInBound(i);
  }

  /** Whether what stands here is part of an array's bound or a width: {@code head[f(struct x)]}. */
  private boolean isInBound(int i) {
    return switch (d.word(i - 1)) {
      case '[', ':', '+', '-', '/', '|' -> true;
      default -> false;
    };
  }

  private void arguments(int open, int close) {
    int operands = operandsOfAsm(open, close);
    if (operands > 0) {
      if (operands > open + 1) {
        each(open, operands - 1);
      }
      d.note(t.start[operands], t.end[close - 1], Reason.ASM);
      if (!new Assembly(d).operands(operands - 1, close, 1) && d.is(operands - 1, ',')) {
        d.drop(operands - 1);
      }
      return;
    }
    close = statements(open, close);
    if (close < 0) {
      return;
    }
    each(open, close);
  }

  /** Deals with the arguments between a parenthesis or comma and another. */
  private void each(int open, int close) {
    int start = open + 1;
    for (int q = start; q <= close; ) {
      if (q == close || d.is(q, ',')) {
        argument(start, q, q < close);
        start = ++q;
      } else {
        q = d.skip(q);
      }
    }
  }

  /**
   * An argument that is a list of statements: where it is the only one of an invocation that is a
   * statement itself, the invocation is taken off; elsewhere it is put in braces if there is room.
   * Returns the parenthesis up to which arguments are still to be looked at, −1 if none is left.
   */
  private int statements(int open, int close) {
    int from = -1;
    int lastComma = open;
    for (int q = open + 1; q < close; q = d.skip(q)) {
      int w = t.word[q];
      if (w == ',' && from < 0) {
        lastComma = q;
      } else if (w == ';') {
        from = from < 0 ? lastComma + 1 : from;
      } else if (from < 0 && q == lastComma + 1 && startsStatement(w)) {
        from = q;
      }
    }
    if (from < 0) {
      return close;
    }
    int name = open - 1;
    boolean statement = d.startsItem(name) || d.is(name - 1, ')') || d.is(name - 1, KnownWord.ELSE);
    if (from == open + 1 && statement && d.inBody(open)) {
      d.blank(name, Reason.LOOP);
      d.replace(open, "{");
      boolean ended = d.is(close - 1, ';') || d.is(close - 1, '}');
      if (!ended && d.is(close + 1, ';')) {
        d.replace(close, ";");
        d.replace(close + 1, "}");
      } else {
        d.replace(close, "}");
      }
      return -1;
    }
    if (d.roomAfter(from - 1) && d.roomAfter(close - 1)) {
      d.insertAfter(from - 1, '{');
      d.insertAfter(close - 1, '}');
      // Only what stands before it is an argument still.
      for (int q = open + 1, start = q; q < from; q = d.skip(q)) {
        if (d.is(q, ',')) {
          argument(start, q, true);
          start = q + 1;
        }
      }
      return -1;
    }
    return close;
  }

  /**
   * The first operand where a macro passes its arguments on to an asm statement, as in {@code
   * f("insn", : [a] "m" (x))}; −1 if it does not.
   */
  private int operandsOfAsm(int open, int close) {
    int start = open + 1;
    int first = -1;
    boolean string = false;
    for (int q = start; q < close; q = d.skip(q)) {
      int w = t.word[q];
      if (w == '?' || w == '{' || w == ';') {
        return -1;
      }
      if (w == ',') {
        start = q + 1;
      }
      boolean operand =
          w == ':' || w == '[' && d.name(q + 1) && d.string(q + 3) || w == '%' && d.is(q + 1, '[');
      if (operand && first < 0) {
        first = start;
      }
      string |= d.string(q);
    }
    return string ? first : -1;
  }

  private static boolean startsStatement(int w) {
    return w == KnownWord.IF
        || w == KnownWord.FOR
        || w == KnownWord.WHILE
        || w == KnownWord.DO
        || w == KnownWord.SWITCH;
  }

  /** The argument of tokens {@code s} to {@code e}, exclusive. */
  private void argument(int s, int e, boolean comma) {
    if (s >= e) {
      if (comma) {
        d.drop(e);
      } else if (d.is(s - 1, ',')) {
        d.drop(s - 1);
      }
      return;
    }
    if (e - s == 1) {
      if (operator(s)) {
        d.note(t.start[s], t.end[s], Reason.ARGUMENT);
        d.replace(s, "0");
        return;
      }
      if (d.is(s, KnownWord.STATIC) || d.is(s, KnownWord.INLINE) || d.is(s, KnownWord.EXTERN)) {
        d.note(t.start[s], t.end[s], Reason.ARGUMENT);
        d.disguise(s);
        return;
      }
    }
    oddNumbers(s, e);
    if (d.is(s, '.') && d.identifier(s + 1)) {
      initialisers.member(s, e);
      return;
    }
    if (d.name(s) && d.name(s + 1) && d.opens(s + 2, '(') && s + 2 < e) {
      d.blank(s, Reason.ARGUMENT);
      return;
    }
    if (d.is(s, '{') && t.match[s] == e - 1) {
      if (!contains(s, e, ';') && e - s > 2) {
        d.note(t.start[s], t.end[e - 1], Reason.ARGUMENT);
        initialisers.asParentheses(s, e - 1);
      }
      return;
    }
    if (d.identifier(s) && d.is(s + 1, '=') && d.is(s + 2, '{') && t.match[s + 2] == e - 1) {
      d.note(t.start[s + 2], t.end[e - 1], Reason.ARGUMENT);
      initialisers.asParentheses(s + 2, e - 1);
    }
    if (!types.rewrite(s, e)) {
      statements.rewrite(s, e);
    }
  }

  private boolean contains(int s, int e, int word) {
    for (int q = s; q < e; q++) {
      if (t.word[q] == word) {
        return true;
      }
    }
    return false;
  }

  private boolean operator(int i) {
    if (t.kind[i] != Tokens.PUNCTUATION) {
      return false;
    }
    int w = t.word[i] & 0xff;
    return w != '(' && w != ')' && w != '{' && w != '}' && w != '[' && w != ']' && w != ';'
        && w != '#';
  }

  /** {@code 1f}, {@code 0x1_y}: numbers of the preprocessor that C has not. */
  private void oddNumbers(int s, int e) {
    for (int z = s; z < e; z = d.skip(z)) {
      if (t.kind[z] == Tokens.NUMBER && d.length(z) > 1) {
        byte second = d.text[t.start[z] + 1];
        if (d.text[t.start[z]] == '0' && ((second | 32) == 'x' || (second | 32) == 'b')) {
          continue;
        }
        for (int y = t.start[z]; y < t.end[z]; y++) {
          byte b = d.text[y];
          boolean letter = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_';
          if (letter && "uUlLeEfF".indexOf(b) < 0) {
            d.note(t.start[z], t.end[z], Reason.ARGUMENT);
            d.disguise(z);
            break;
          }
        }
      }
    }
  }
}
