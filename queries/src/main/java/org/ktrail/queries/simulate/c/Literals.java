package org.ktrail.queries.simulate.c;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Numbers, characters and strings as written. */
final class Literals {
  private Literals() {}

  static Expression number(Lexeme token) {
    String text = token.text().toLowerCase(Locale.ROOT);
    boolean hexadecimal = text.startsWith("0x");
    int end = text.length();
    boolean unsigned = false;
    boolean wide = false;
    while (end > 0 && (text.charAt(end - 1) == 'u' || text.charAt(end - 1) == 'l')) {
      unsigned |= text.charAt(end - 1) == 'u';
      wide |= text.charAt(end - 1) == 'l';
      end--;
    }
    String digits = text.substring(0, end);
    if (!hexadecimal && (digits.contains(".") || digits.contains("e") || digits.endsWith("f"))) {
      throw new Unsupported("floating point " + token.text(), token.line());
    }
    int radix =
        hexadecimal ? 16 : digits.startsWith("0b") ? 2 : digits.startsWith("0") && end > 1 ? 8 : 10;
    long value;
    try {
      value = Long.parseUnsignedLong(digits.substring(radix == 16 || radix == 2 ? 2 : 0), radix);
    } catch (NumberFormatException e) {
      throw new Unsupported("not a number: " + token.text(), token.line());
    }
    return new Expression.Constant(type(value, unsigned, wide, radix == 10), value);
  }

  /** The first of C's list of types that holds the value (C17 6.4.4.1). */
  private static CType type(long value, boolean unsigned, boolean wide, boolean decimal) {
    if (!wide && !unsigned && value >= 0 && value <= Integer.MAX_VALUE) {
      return CType.INT;
    }
    if (!wide && (unsigned || !decimal) && value >= 0 && value <= 0xffffffffL) {
      return CType.UINT;
    }
    return !unsigned && value >= 0 ? CType.LONG : CType.ULONG;
  }

  static Expression character(Lexeme token) {
    String text = token.text();
    byte[] bytes = bytes(text.substring(text.indexOf('\'')), token.line());
    long value = 0;
    for (byte b : bytes) {
      value = value << 8 | b & 0xff;
    }
    return new Expression.Constant(CType.INT, bytes.length == 1 ? bytes[0] : (int) value);
  }

  /** What stands between the quotes, escapes replaced; without a 0 at the end. */
  static byte[] bytes(String quoted, int line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int end = quoted.length() - 1;
    for (int i = 1; i < end; ) {
      int c = quoted.codePointAt(i);
      if (c != '\\') {
        out.writeBytes(new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c);
        continue;
      }
      i++;
      char e = quoted.charAt(i++);
      if (e >= '0' && e <= '7') {
        int value = e - '0';
        for (int n = 1;
            n < 3 && i < end && quoted.charAt(i) >= '0' && quoted.charAt(i) <= '7';
            n++) {
          value = value * 8 + quoted.charAt(i++) - '0';
        }
        out.write(value);
      } else if (e == 'x') {
        int value = 0;
        while (i < end && Character.digit(quoted.charAt(i), 16) >= 0) {
          value = value * 16 + Character.digit(quoted.charAt(i++), 16);
        }
        out.write(value);
      } else {
        int at = "abfnrtve\\'\"?".indexOf(e);
        if (at < 0) {
          throw new Unsupported("escape \\" + e, line);
        }
        out.write("\007\b\f\n\r\t\013\033\\'\"?".charAt(at));
      }
    }
    return out.toByteArray();
  }
}
