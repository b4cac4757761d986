package org.ktrail.indexer.store;

/** Finds the identifiers of C source outside of comments and literals, without any parsing. */
final class Identifiers {
  private Identifiers() {}

  private static final byte OTHER = 0;
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte QUOTE = 3;
  private static final byte SLASH = 4;

  private static final byte[] KIND = kinds();

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (int c = 0; c < 256; c++) {
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      kinds[c] =
          letter || c >= 128
              ? LETTER
              : c >= '0' && c <= '9'
                  ? DIGIT
                  : c == '"' || c == '\'' ? QUOTE : c == '/' ? SLASH : OTHER;
    }
    return kinds;
  }

  static void collect(byte[] source, NameTerms into) {
    int end = source.length;
    int i = 0;
    while (i < end) {
      switch (KIND[source[i] & 0xff]) {
        case LETTER -> {
          int start = i;
          i = word(source, i + 1);
          into.add(source, start, i - start);
        }
        case DIGIT -> i = word(source, i + 1);
        case QUOTE -> i = literal(source, i);
        case SLASH -> i = comment(source, i);
        default -> i++;
      }
    }
  }

  private static int word(byte[] source, int from) {
    int i = from;
    while (i < source.length) {
      byte kind = KIND[source[i] & 0xff];
      if (kind != LETTER && kind != DIGIT) {
        break;
      }
      i++;
    }
    return i;
  }

  /**
   * To the closing quote, or the end of the line: an apostrophe in {@code #error} opens nothing.
   */
  private static int literal(byte[] source, int from) {
    byte quote = source[from];
    int i = from + 1;
    while (i < source.length) {
      byte c = source[i++];
      if (c == quote || c == '\n') {
        break;
      }
      if (c == '\\') {
        i++;
      }
    }
    return i;
  }

  private static int comment(byte[] source, int from) {
    int end = source.length;
    int i = from + 1;
    if (i < end && source[i] == '*') {
      i++;
      while (i + 1 < end && !(source[i] == '*' && source[i + 1] == '/')) {
        i++;
      }
      return i + 2;
    }
    if (i < end && source[i] == '/') {
      while (i < end && source[i] != '\n') {
        i++;
      }
    }
    return i;
  }
}
