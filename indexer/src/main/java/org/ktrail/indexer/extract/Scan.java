package org.ktrail.indexer.extract;

import java.util.Set;

/** Looks at C as bytes where there is no tree: words, brackets, literals, comments. */
final class Scan {
  private Scan() {}

  private static final boolean[] NAME = new boolean[256];

  static {
    for (int c = 0; c < 256; c++) {
      NAME[c] =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '_'
              || c == '$'
              || c >= 128;
    }
  }

  /**
   * Words of the language that stand before a parenthesis, or where a name could, and name nothing.
   */
  private static final Set<String> KEYWORDS =
      Set.of(
          "if",
          "else",
          "while",
          "do",
          "for",
          "switch",
          "case",
          "default",
          "return",
          "break",
          "continue",
          "goto",
          "sizeof",
          "typeof",
          "__typeof__",
          "__typeof",
          "typeof_unqual",
          "_Alignof",
          "__alignof__",
          "alignof",
          "_Generic",
          "_Static_assert",
          "asm",
          "__asm__",
          "__asm",
          "volatile",
          "__volatile__",
          "__volatile",
          "const",
          "__const",
          "static",
          "extern",
          "inline",
          "__inline",
          "__inline__",
          "register",
          "auto",
          "__auto_type",
          "struct",
          "union",
          "enum",
          "typedef",
          "void",
          "char",
          "short",
          "int",
          "long",
          "float",
          "double",
          "signed",
          "unsigned",
          "_Bool",
          "__attribute__",
          "__attribute",
          "__extension__",
          "__restrict",
          "restrict",
          "defined",
          "_Atomic",
          "_Thread_local",
          "__thread",
          "NULL",
          "true",
          "false",
          "__signed__",
          "_Noreturn",
          "__label__",
          "__builtin_offsetof",
          "offsetof");

  private static final Set<String> PRIMITIVES =
      Set.of(
          "void",
          "char",
          "short",
          "int",
          "long",
          "float",
          "double",
          "signed",
          "unsigned",
          "_Bool",
          "bool",
          "__signed__",
          "__int128");

  private static final Set<String> QUALIFIERS =
      Set.of(
          "const",
          "volatile",
          "restrict",
          "__restrict",
          "__iomem",
          "__user",
          "__rcu",
          "__percpu",
          "__force",
          "register",
          "static",
          "__kernel",
          "_Atomic",
          "__const",
          "__private",
          "__volatile__",
          "__restrict__",
          "__bitwise",
          "__kptr");

  static boolean isName(byte b) {
    return NAME[b & 0xff];
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static boolean isKeyword(String word) {
    return KEYWORDS.contains(word);
  }

  static boolean isPrimitive(String word) {
    return PRIMITIVES.contains(word);
  }

  static boolean isQualifier(String word) {
    return QUALIFIERS.contains(word);
  }

  /** Offset after the block comment that starts at {@code i}. */
  static int afterComment(byte[] text, int i, int to) {
    for (int k = i + 3; k < to; k++) {
      if (text[k] == '/' && text[k - 1] == '*') {
        return k + 1;
      }
    }
    return to;
  }

  /** Offset of the newline that ends the line, splices passed over. */
  static int lineEnd(byte[] text, int i, int to) {
    int k = i;
    while (k < to && text[k] != '\n') {
      k += text[k] == '\\' ? 2 : 1;
    }
    return Math.min(k, to);
  }

  /** Offset of the newline that ends a directive, splices and comments passed over. */
  static int directiveEnd(byte[] text, int from, int to) {
    int i = from;
    while (i < to && text[i] != '\n') {
      if (text[i] == '\\') {
        i += i + 2 < to && text[i + 1] == '\r' ? 3 : 2;
      } else if (text[i] == '/' && i + 1 < to && text[i + 1] == '*') {
        i = afterComment(text, i, to);
      } else {
        i++;
      }
    }
    return Math.min(i, to);
  }

  /** Offset after the literal that starts at {@code i}; it ends with its line at the latest. */
  static int afterLiteral(byte[] text, int i, int to) {
    byte quote = text[i];
    for (int k = i + 1; k < to; k++) {
      if (text[k] == '\\') {
        k++;
      } else if (text[k] == quote) {
        return k + 1;
      } else if (text[k] == '\n') {
        return k;
      }
    }
    return to;
  }

  /** Offset after blanks and comments. */
  static int skipBlanks(byte[] text, int from, int to) {
    int i = from;
    while (i < to) {
      byte b = text[i];
      if (b <= ' ' && b >= 0) {
        i++;
      } else if (b == '/' && i + 1 < to && text[i + 1] == '*') {
        i = afterComment(text, i, to);
      } else if (b == '/' && i + 1 < to && text[i + 1] == '/') {
        i = lineEnd(text, i, to);
      } else if (b == '\\' && i + 1 < to && (text[i + 1] == '\n' || text[i + 1] == '\r')) {
        i += 2;
      } else {
        break;
      }
    }
    return i;
  }

  /** Offset of the bracket that closes the one at {@code open}, −1 if none does. */
  static int matching(byte[] text, int open, int to) {
    int depth = 0;
    for (int i = open; i < to; ) {
      switch (text[i]) {
        case '(', '[', '{' -> {
          depth++;
          i++;
        }
        case ')', ']', '}' -> {
          if (--depth == 0) {
            return i;
          }
          i++;
        }
        case '"', '\'' -> i = afterLiteral(text, i, to);
        case '/' ->
            i =
                i + 1 < to && text[i + 1] == '*'
                    ? afterComment(text, i, to)
                    : i + 1 < to && text[i + 1] == '/' ? lineEnd(text, i, to) : i + 1;
        default -> i++;
      }
    }
    return -1;
  }

  /** Whether every bracket in the range has its partner there, in order. */
  static boolean isBalanced(byte[] text, int from, int to) {
    byte[] stack = new byte[64];
    int depth = 0;
    for (int i = from; i < to; ) {
      byte b = text[i];
      switch (b) {
        case '(', '[', '{' -> {
          if (depth == stack.length) {
            stack = java.util.Arrays.copyOf(stack, depth * 2);
          }
          stack[depth++] = b == '(' ? (byte) ')' : b == '[' ? (byte) ']' : (byte) '}';
          i++;
        }
        case ')', ']', '}' -> {
          if (depth == 0 || stack[--depth] != b) {
            return false;
          }
          i++;
        }
        case '"', '\'' -> i = afterLiteral(text, i, to);
        default -> i++;
      }
    }
    return depth == 0;
  }

  /** Takes what {@link #calls} finds. */
  interface Sink {
    void call(int nameStart, int nameEnd, boolean member);
  }

  /** Every name followed by a parenthesis that is no keyword, in text without directives. */
  static void calls(byte[] text, int from, int to, Sink sink) {
    boolean member = false;
    for (int i = from; i < to; ) {
      byte b = text[i];
      if (isName(b)) {
        int s = i;
        while (i < to && isName(text[i])) {
          i++;
        }
        if (!isDigit(b)) {
          int open = skipBlanks(text, i, to);
          if (open < to && text[open] == '(') {
            String name = new String(text, s, i - s, java.nio.charset.StandardCharsets.UTF_8);
            if (!isKeyword(name)) {
              sink.call(s, i, member);
            } else if (name.startsWith("__attribute")) {
              // What looks like calls within are attributes.
              int close = matching(text, open, to);
              i = close < 0 ? i : close + 1;
            }
          }
        }
        member = false;
        continue;
      }
      if (b == '"' || b == '\'') {
        i = afterLiteral(text, i, to);
      } else if (b == '/' && i + 1 < to && text[i + 1] == '*') {
        i = afterComment(text, i, to);
      } else if (b == '/' && i + 1 < to && text[i + 1] == '/') {
        i = lineEnd(text, i, to);
      } else {
        member = b == '.' || b == '>' && i > from && text[i - 1] == '-';
        i++;
      }
    }
  }
}
