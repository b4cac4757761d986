package org.ktrail.indexer.lex;

import java.util.Arrays;

/**
 * The tokens of one blob as parallel arrays, reused from blob to blob. Comments are no tokens; a
 * preprocessor directive is one token, whatever its length.
 *
 * <p>{@code word} says what a token is in one int, so that passes compare numbers: a {@link
 * KnownWord} for an identifier, the packed characters ({@link #packed}) for punctuation, a {@link
 * Directive} for a directive, 0 otherwise.
 */
public final class Tokens {
  public static final byte GONE = 0;
  public static final byte IDENTIFIER = 1;
  public static final byte NUMBER = 2;
  public static final byte STRING = 3;
  public static final byte CHARACTER = 4;
  public static final byte PUNCTUATION = 5;
  public static final byte DIRECTIVE = 6;

  public int[] start = new int[4096];
  public int[] end = new int[4096];
  public int[] word = new int[4096];

  /** Index of the bracket that closes or opens this one, −1 if there is none. */
  public int[] match = new int[4096];

  public byte[] kind = new byte[4096];

  /** Scope that holds the token: one of the constants of {@link BracePairs}. */
  public byte[] scope = new byte[4096];

  /** For an opening brace the scope it opens. */
  public byte[] opens = new byte[4096];

  public int count;

  public void add(byte tokenKind, int from, int to, int tokenWord) {
    if (count == start.length) {
      grow(count * 2);
    }
    int i = count++;
    kind[i] = tokenKind;
    start[i] = from;
    end[i] = to;
    word[i] = tokenWord;
    match[i] = -1;
    scope[i] = BracePairs.FILE;
    opens[i] = BracePairs.FILE;
  }

  private void grow(int size) {
    start = Arrays.copyOf(start, size);
    end = Arrays.copyOf(end, size);
    word = Arrays.copyOf(word, size);
    match = Arrays.copyOf(match, size);
    kind = Arrays.copyOf(kind, size);
    scope = Arrays.copyOf(scope, size);
    opens = Arrays.copyOf(opens, size);
  }

  /**
   * Removes tokens that are {@link #GONE} and merges one-character punctuation in.
   *
   * @param insertions offset in the high half, character in the low half; sorted; {@code added} of
   *     them
   */
  public void compact(long[] insertions, int added) {
    int live = 0;
    for (int i = 0; i < count; i++) {
      if (kind[i] != GONE) {
        if (live != i) {
          start[live] = start[i];
          end[live] = end[i];
          word[live] = word[i];
          kind[live] = kind[i];
        }
        live++;
      }
    }
    count = live;
    if (added == 0) {
      return;
    }
    if (count + added > start.length) {
      grow(Math.max(count + added, count * 2));
    }
    int to = count + added - 1;
    int from = count - 1;
    for (int k = added - 1; k >= 0; to--) {
      int offset = (int) (insertions[k] >>> 32);
      if (from >= 0 && start[from] > offset) {
        start[to] = start[from];
        end[to] = end[from];
        word[to] = word[from];
        kind[to] = kind[from];
        from--;
      } else {
        start[to] = offset;
        end[to] = offset + 1;
        word[to] = (int) insertions[k] & 0xff;
        kind[to] = PUNCTUATION;
        k--;
      }
    }
    count += added;
  }

  /** Punctuation of up to three characters as a number; one character is its own value. */
  public static int packed(String punctuation) {
    int word = 0;
    for (int i = punctuation.length() - 1; i >= 0; i--) {
      word = word << 8 | punctuation.charAt(i);
    }
    return word;
  }
}
