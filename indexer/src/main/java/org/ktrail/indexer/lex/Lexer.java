package org.ktrail.indexer.lex;

/**
 * Splits C into {@link Tokens} and blanks comments and directives in the text to be parsed. Never
 * fails: an unterminated comment ends with the blob, an unterminated literal with its line.
 */
public final class Lexer {
  private static final byte NAME = 1;
  private static final byte DIGIT = 2;
  private static final byte BLANK = 3;
  private static final byte[] CLASS = new byte[256];

  static {
    for (int c = 0; c < 256; c++) {
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      CLASS[c] =
          letter || c == '_' || c == '$' || c >= 128
              ? NAME
              : c >= '0' && c <= '9' ? DIGIT : c <= ' ' ? BLANK : 0;
    }
  }

  private final WordTable words;

  public Lexer(WordTable words) {
    this.words = words;
  }

  /** Overwrites bytes by blanks, newlines excepted. */
  public static void blank(byte[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text[i] != '\n') {
        text[i] = ' ';
      }
    }
  }

  public static boolean isName(byte b) {
    byte c = CLASS[b & 0xff];
    return c == NAME || c == DIGIT;
  }

  /**
   * @param in the blob
   * @param text a copy of it
   * @return whether a directive was met
   */
  public boolean lex(byte[] in, byte[] text, Tokens tokens) {
    tokens.count = 0;
    int n = in.length;
    int i = 0;
    boolean lineStart = true;
    boolean directives = false;
    while (i < n) {
      int c = in[i] & 0xff;
      byte cls = CLASS[c];
      if (cls == BLANK) {
        lineStart |= c == '\n';
        i++;
        continue;
      }
      int s = i;
      if (cls == NAME) {
        int h = 0;
        do {
          h = h * 31 + in[i++];
        } while (i < n && (CLASS[in[i] & 0xff] == NAME || CLASS[in[i] & 0xff] == DIGIT));
        boolean prefix = i - s == 1 && c == 'L' && i < n && (in[i] == '"' || in[i] == '\'');
        if (!prefix) {
          tokens.add(Tokens.IDENTIFIER, s, i, words.find(in, s, i, h));
        }
      } else if (c == '/' && i + 1 < n && in[i + 1] == '*') {
        i = afterBlockComment(in, i);
        blank(text, s, i);
        continue;
      } else if (c == '/' && i + 1 < n && in[i + 1] == '/') {
        i = lineEnd(in, i);
        blank(text, s, i);
        continue;
      } else if (c == '#' && lineStart) {
        i = directiveEnd(in, i);
        tokens.add(Tokens.DIRECTIVE, s, i, Directive.of(in, s, i));
        blank(text, s, i);
        directives = true;
        continue;
      } else if (cls == DIGIT || c == '.' && i + 1 < n && CLASS[in[i + 1] & 0xff] == DIGIT) {
        i = numberEnd(in, i);
        tokens.add(Tokens.NUMBER, s, i, 0);
      } else if (c == '"' || c == '\'') {
        i = literalEnd(in, i);
        tokens.add(c == '"' ? Tokens.STRING : Tokens.CHARACTER, s, i, 0);
      } else if (c == '\\') {
        i++;
      } else {
        int length = operatorLength(in, i, c);
        int word = c;
        for (int k = 1; k < length; k++) {
          word |= in[i + k] << 8 * k;
        }
        i += length;
        tokens.add(Tokens.PUNCTUATION, s, i, word);
      }
      lineStart = false;
    }
    return directives;
  }

  private static int operatorLength(byte[] in, int i, int c) {
    int d = i + 1 < in.length ? in[i + 1] : 0;
    switch (c) {
      case '+', '&', '|', '=', '#' -> {
        return d == c && c != '=' || d == '=' && c != '#' ? 2 : 1;
      }
      case '-' -> {
        return d == '-' || d == '>' || d == '=' ? 2 : 1;
      }
      case '<', '>' -> {
        return d == c ? (i + 2 < in.length && in[i + 2] == '=' ? 3 : 2) : d == '=' ? 2 : 1;
      }
      case '*', '/', '%', '^', '!' -> {
        return d == '=' ? 2 : 1;
      }
      case '.' -> {
        return d == '.' && i + 2 < in.length && in[i + 2] == '.' ? 3 : 1;
      }
      default -> {
        return 1;
      }
    }
  }

  /** Offset after the comment that starts at {@code i}. */
  public static int afterBlockComment(byte[] in, int i) {
    for (int k = i + 3; k < in.length; k++) {
      if (in[k] == '/' && in[k - 1] == '*') {
        return k + 1;
      }
    }
    return in.length;
  }

  private static int lineEnd(byte[] in, int i) {
    while (i < in.length && in[i] != '\n') {
      i += in[i] == '\\' && i + 1 < in.length ? splice(in, i) : 1;
    }
    return Math.min(i, in.length);
  }

  private static int splice(byte[] in, int i) {
    return in[i + 1] == '\r' && i + 2 < in.length && in[i + 2] == '\n' ? 3 : 2;
  }

  /** A comment inside a continued directive belongs to it, with the lines it spans. */
  private static int directiveEnd(byte[] in, int i) {
    while (i < in.length && in[i] != '\n') {
      switch (in[i]) {
        case '\\' -> i += i + 1 < in.length ? splice(in, i) : 1;
        case '/' -> {
          byte d = i + 1 < in.length ? in[i + 1] : 0;
          if (d == '*') {
            i = afterBlockComment(in, i);
          } else if (d == '/') {
            return lineEnd(in, i);
          } else {
            i++;
          }
        }
        case '"' -> i = literalEnd(in, i);
        default -> i++;
      }
    }
    return Math.min(i, in.length);
  }

  private static int numberEnd(byte[] in, int i) {
    int s = i;
    boolean hex = in[i] == '0' && i + 1 < in.length && (in[i + 1] | 32) == 'x';
    while (i < in.length) {
      byte b = in[i];
      if (b == '.') {
        if (i + 1 < in.length && in[i + 1] == '.') {
          break;
        }
      } else if (b == '+' || b == '-') {
        int e = in[i - 1] | 32;
        if (i == s || e != 'p' && (e != 'e' || hex)) {
          break;
        }
      } else if (!isName(b)) {
        break;
      }
      i++;
    }
    return i;
  }

  /** Offset after the string or character literal at {@code i}, at most the end of its line. */
  public static int literalEnd(byte[] in, int i) {
    byte quote = in[i++];
    while (i < in.length && in[i] != quote && in[i] != '\n') {
      i += in[i] == '\\' && i + 1 < in.length ? splice(in, i) : 1;
    }
    return Math.min(i < in.length && in[i] == quote ? i + 1 : i, in.length);
  }
}
