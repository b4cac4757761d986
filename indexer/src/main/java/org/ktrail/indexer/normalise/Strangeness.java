package org.ktrail.indexer.normalise;

import org.ktrail.indexer.failure.NoSourceException;
import org.ktrail.indexer.lex.KnownWord;
import org.ktrail.indexer.lex.Tokens;

/**
 * Tells text that is no C before it is parsed. The parser goes on after anything, in time that
 * grows with the square, or more, of how much of it there is; its steps do not tell, dense C takes
 * as many. What counts is what no file has often that a compiler reads: a character that no token
 * has, a number or a character's literal beside another operand, a division of nothing.
 */
final class Strangeness {
  /** A file of Linux has up to some hundred, where assembly stands in a header. */
  private static final int MOST = 2_000;

  private Strangeness() {}

  /**
   * @throws NoSourceException if it is too much
   */
  static void refuse(byte[] blob, Tokens t) {
    int strange = count(blob, t);
    if (strange > MOST) {
      throw new NoSourceException("it is no C: %d times what C does not have".formatted(strange));
    }
  }

  static int count(byte[] blob, Tokens t) {
    int strange = 0;
    for (int i = 0; i < t.count; i++) {
      strange += isStrange(blob, t, i) ? 1 : 0;
    }
    return strange;
  }

  private static boolean isStrange(byte[] blob, Tokens t, int i) {
    byte before = i == 0 ? Tokens.GONE : t.kind[i - 1];
    return switch (t.kind[i]) {
      case Tokens.PUNCTUATION ->
          switch (blob[t.start[i]]) {
            case '@', '`' -> true;
            case '/', '%' -> before == Tokens.PUNCTUATION && !endsOperand(blob[t.end[i - 1] - 1]);
            default -> false;
          };
      case Tokens.NUMBER -> isOperand(t, i - 1);
      case Tokens.CHARACTER -> isOperand(t, i - 1) && !isPrefix(t, i - 1);
      case Tokens.IDENTIFIER -> before == Tokens.NUMBER || before == Tokens.CHARACTER;
      default -> false;
    };
  }

  private static boolean isOperand(Tokens t, int i) {
    return i >= 0
        && switch (t.kind[i]) {
          case Tokens.NUMBER, Tokens.CHARACTER -> true;
          case Tokens.IDENTIFIER ->
              switch (t.word[i]) {
                case KnownWord.CASE, KnownWord.RETURN, KnownWord.ELSE, KnownWord.SIZEOF -> false;
                default -> true;
              };
          default -> false;
        };
  }

  /** The letter of {@code L'x'}. */
  private static boolean isPrefix(Tokens t, int i) {
    return t.kind[i] == Tokens.IDENTIFIER && t.end[i] == t.start[i + 1];
  }

  /** Brackets that close, {@code ++} and {@code --}. */
  private static boolean endsOperand(byte last) {
    return last == ')' || last == ']' || last == '}' || last == '+' || last == '-';
  }
}
