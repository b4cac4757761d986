package org.ktrail.indexer.lex;

import static org.ktrail.indexer.lex.Tokens.IDENTIFIER;
import static org.ktrail.indexer.lex.Tokens.PUNCTUATION;
import static org.ktrail.indexer.lex.Tokens.STRING;

/** Pairs brackets and tells what each brace opens, by the tokens before it. */
public final class BracePairs {
  public static final byte FILE = 0;

  /** {@code extern "C" {…}}: as the file's. */
  public static final byte LINKAGE = 1;

  /** The outermost braces of a function. */
  public static final byte FUNCTION = 2;

  /** A block within a function, or a statement expression. */
  public static final byte BLOCK = 3;

  public static final byte RECORD = 4;
  public static final byte ENUMERATION = 5;
  public static final byte INITIALISER = 6;

  private final Tokens t;
  private int[] stack = new int[64];
  private int depth;

  public BracePairs(Tokens tokens) {
    this.t = tokens;
  }

  public void assign() {
    depth = 0;
    byte current = FILE;
    for (int i = 0; i < t.count; i++) {
      t.scope[i] = current;
      t.match[i] = -1;
      t.opens[i] = FILE; // arrays are used again: nothing of another blob, or of a token before
      if (t.kind[i] != PUNCTUATION) {
        continue;
      }
      switch (t.word[i]) {
        case '(', '[' -> push(i);
        case '{' -> {
          byte opened = kind(i, current);
          t.opens[i] = opened;
          push(i);
          current = opened;
        }
        case ')', ']', '}' -> {
          int at = opener(t.word[i]);
          if (at >= 0) {
            int o = stack[at];
            t.match[o] = i;
            t.match[i] = o;
            current = t.scope[o];
            t.scope[i] = current;
            depth = at;
          }
        }
        default -> {}
      }
    }
  }

  private void push(int i) {
    if (depth == stack.length) {
      stack = java.util.Arrays.copyOf(stack, depth * 2);
    }
    stack[depth++] = i;
  }

  /** Position on the stack of the bracket that this one closes; only a brace closes over others. */
  private int opener(int closing) {
    int wanted = closing == ')' ? '(' : closing == ']' ? '[' : '{';
    for (int j = depth - 1; j >= 0; j--) {
      if (t.word[stack[j]] == wanted) {
        return j;
      }
      if (closing != '}' && t.word[stack[j]] == '{') {
        return -1;
      }
    }
    return -1;
  }

  private boolean is(int i, int word) {
    return i >= 0 && t.word[i] == word;
  }

  private boolean name(int i) {
    return i >= 0 && t.kind[i] == IDENTIFIER;
  }

  private byte kind(int i, byte outer) {
    int p = i - 1;
    if (p < 0) {
      return FUNCTION;
    }
    if (t.kind[p] == STRING && is(p - 1, KnownWord.EXTERN)) {
      return LINKAGE;
    }
    if (name(p)) {
      if (is(p, KnownWord.DO) || is(p, KnownWord.ELSE)) {
        return BLOCK;
      }
      for (int q = p; q >= 0 && q > p - 6 && name(q); q--) {
        if (is(q, KnownWord.STRUCT) || is(q, KnownWord.UNION)) {
          return RECORD;
        }
        if (is(q, KnownWord.ENUM)) {
          return ENUMERATION;
        }
      }
    }
    if (is(p, '=') || is(p, ']')) {
      return INITIALISER;
    }
    if (is(p, '(')) {
      return BLOCK;
    }
    return switch (outer) {
      case FILE, LINKAGE -> {
        if (depth > 0 && is(stack[depth - 1], '(')) {
          yield is(p, ',') ? BLOCK : INITIALISER;
        }
        yield is(p, ')') || is(p, ';') || is(p, '}') || name(p) ? FUNCTION : INITIALISER;
      }
      case RECORD, ENUMERATION -> RECORD;
      case INITIALISER -> INITIALISER;
      default -> {
        if (is(p, ')')) {
          yield afterParenthesis(t.match[p]);
        }
        yield is(p, ',') && (depth == 0 || !is(stack[depth - 1], '(')) ? INITIALISER : BLOCK;
      }
    };
  }

  /** Within a body: {@code name(…) {} is a block, {@code (type) {…}} a compound literal. */
  private byte afterParenthesis(int open) {
    int before = open - 1;
    if (open > 0
        && name(before)
        && !is(before, KnownWord.RETURN)
        && !is(before, KnownWord.SIZEOF)) {
      return BLOCK;
    }
    boolean statement =
        open > 0 && (is(before, ';') || is(before, '{') || is(before, '}') || is(before, ')'));
    return statement ? BLOCK : INITIALISER;
  }
}
