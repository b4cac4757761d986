package org.ktrail.indexer.lex;

/** Kinds of preprocessor directives, as {@link Tokens#word} of a directive token. */
public final class Directive {
  public static final int OTHER = 1;
  public static final int IF = 2;
  public static final int IFDEF = 3;
  public static final int IFNDEF = 4;
  public static final int ELIF = 5;
  public static final int ELSE = 6;
  public static final int ENDIF = 7;
  public static final int DEFINE = 8;
  public static final int INCLUDE = 9;

  private Directive() {}

  public static boolean opens(int word) {
    return word >= IF && word <= IFNDEF;
  }

  public static boolean conditional(int word) {
    return word >= IF && word <= ENDIF;
  }

  /** The kind of the directive whose {@code #} is at {@code at}. */
  static int of(byte[] bytes, int at, int end) {
    int i = nameStart(bytes, at, end);
    int length = nameEnd(bytes, i, end) - i;
    if (length == 0) {
      return OTHER;
    }
    return switch (bytes[i]) {
      case 'd' -> length == 6 && bytes[i + 2] == 'f' ? DEFINE : OTHER;
      case 'i' ->
          length > 1 && bytes[i + 1] == 'f'
              ? length == 2 ? IF : length == 5 ? IFDEF : length == 6 ? IFNDEF : OTHER
              : length == 7 || length == 12 ? INCLUDE : OTHER;
      case 'e' ->
          length == 4
              ? bytes[i + 2] == 'i' ? ELIF : ELSE
              : length == 5 && bytes[i + 1] == 'n' ? ENDIF : OTHER;
      default -> OTHER;
    };
  }

  /** Offset of the directive's name. */
  public static int nameStart(byte[] bytes, int at, int end) {
    int i = at + 1;
    while (i < end && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    return i;
  }

  /** Offset after the directive's name. */
  public static int nameEnd(byte[] bytes, int nameStart, int end) {
    int i = nameStart;
    while (i < end && bytes[i] >= 'a' && bytes[i] <= 'z') {
      i++;
    }
    return i;
  }
}
