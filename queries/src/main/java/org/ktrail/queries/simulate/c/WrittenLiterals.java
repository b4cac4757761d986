package org.ktrail.queries.simulate.c;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers, characters and strings as written. */
final class WrittenLiterals {
  private WrittenLiterals() {}

  static TypedExpression number(Lexeme token) {
    String text = token.text().toLowerCase(Locale.ROOT);
    boolean hexadecimal = text.startsWith("0x");
    boolean binary = text.startsWith("0b");
    if (text.contains(".") || (hexadecimal ? text.contains("p") : !binary && text.contains("e"))) {
      throw new Unsupported("floating point " + token.text(), token.line());
    }
    int end = text.length();
    boolean unsigned = false;
    int longs = 0;
    while (end > 0 && (text.charAt(end - 1) == 'u' || text.charAt(end - 1) == 'l')) {
      unsigned |= text.charAt(end - 1) == 'u';
      longs += text.charAt(end - 1) == 'l' ? 1 : 0;
      end--;
    }
    String digits = text.substring(0, end);
    int radix = hexadecimal ? 16 : binary ? 2 : digits.startsWith("0") && end > 1 ? 8 : 10;
    long value;
    try {
      value = Long.parseUnsignedLong(digits.substring(radix == 16 || radix == 2 ? 2 : 0), radix);
    } catch (NumberFormatException e) {
      throw new Unsupported("not a number: " + token.text(), token.line());
    }
    return new TypedExpression.Constant(type(value, unsigned, longs, radix == 10), value);
  }

  /** The first of C's list of types that holds the value (C17 6.4.4.1). */
  private static CType type(long value, boolean unsigned, int longs, boolean decimal) {
    if (longs == 0 && !unsigned && value >= 0 && value <= Integer.MAX_VALUE) {
      return CType.INT;
    }
    if (longs == 0 && (unsigned || !decimal) && value >= 0 && value <= 0xffffffffL) {
      return CType.UINT;
    }
    boolean signed = !unsigned && value >= 0;
    return longs > 1
        ? new CType.Int(64, signed, TypeMarks.of(TypeMarks.Plain.LONG_LONG))
        : signed ? CType.LONG : CType.ULONG;
  }

  /** The type of the characters that a prefix of a literal asks for. */
  static CType.Int character(String prefix) {
    return switch (prefix) {
      case "L" -> CType.WIDE_CHAR;
      case "u" -> CType.USHORT;
      case "U" -> CType.UINT;
      default -> CType.CHAR;
    };
  }

  static boolean isPrefix(String text) {
    return text.equals("L") || text.equals("u") || text.equals("U") || text.equals("u8");
  }

  /** {@code L"x"} as two tokens, however it was read. */
  static List<Lexeme> withPrefixesApart(List<Lexeme> tokens) {
    if (tokens.stream().noneMatch(t -> quote(t.text()) > 0)) {
      return tokens;
    }
    List<Lexeme> out = new ArrayList<>(tokens.size() + 1);
    for (Lexeme t : tokens) {
      int at = quote(t.text());
      if (at > 0) {
        out.add(new Lexeme(t.text().substring(0, at), t.line()));
        out.add(new Lexeme(t.text().substring(at), t.line()));
      } else {
        out.add(t);
      }
    }
    return out;
  }

  /** Where the quote is behind a prefix; 0 if there is none. */
  private static int quote(String token) {
    int at = token.startsWith("u8") ? 2 : 1;
    return token.length() > at + 1
            && (token.charAt(at) == '"' || token.charAt(at) == '\'')
            && isPrefix(token.substring(0, at))
        ? at
        : 0;
  }

  /** A character literal; of several characters without a prefix gcc makes one number. */
  static TypedExpression character(String prefix, Lexeme token) {
    CType.Int type = character(prefix);
    if (type.bits() > 8) {
      long[] units = units(token.text(), type, token.line());
      if (units.length == 0) {
        throw new Unsupported("an empty character", token.line());
      }
      return new TypedExpression.Constant(type, units[units.length - 1]);
    }
    byte[] bytes = bytes(token.text(), token.line());
    long value = 0;
    for (byte b : bytes) {
      value = value << 8 | b & 0xff;
    }
    return new TypedExpression.Constant(CType.INT, bytes.length == 1 ? bytes[0] : (int) value);
  }

  /** What stands between the quotes, as bytes of characters of a type; without a 0 at the end. */
  static byte[] bytes(String quoted, CType.Int type, int line) {
    if (type.bits() == 8) {
      return bytes(quoted, line);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (long unit : units(quoted, type, line)) {
      for (int shift = 0; shift < type.bits(); shift += 8) {
        out.write((int) (unit >> shift));
      }
    }
    return out.toByteArray();
  }

  private static long[] units(String quoted, CType.Int type, int line) {
    List<Long> out = new ArrayList<>();
    int end = quoted.length() - 1;
    for (int i = 1; i < end; ) {
      int c = quoted.codePointAt(i);
      i += Character.charCount(c);
      if (c != '\\') {
        if (c > 0xffff && type.bits() == 16) {
          out.add((long) Character.highSurrogate(c));
          out.add((long) Character.lowSurrogate(c));
        } else {
          out.add((long) c);
        }
        continue;
      }
      char e = quoted.charAt(i++);
      int digits = e == 'x' ? 16 : e >= '0' && e <= '7' ? 8 : 0;
      if (digits > 0) {
        long value = digits == 8 ? e - '0' : 0;
        for (int n = 1;
            i < end && (digits == 16 || n < 3) && Character.digit(quoted.charAt(i), digits) >= 0;
            n++) {
          value = value * digits + Character.digit(quoted.charAt(i++), digits);
        }
        out.add(value & (1L << type.bits()) - 1);
      } else {
        out.add((long) escaped(e, line));
      }
    }
    return out.stream().mapToLong(Long::longValue).toArray();
  }

  private static char escaped(char e, int line) {
    int at = "abfnrtve\\'\"?".indexOf(e);
    if (at < 0) {
      throw new Unsupported("escape \\" + e, line);
    }
    return "\007\b\f\n\r\t\013\033\\'\"?".charAt(at);
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
        out.write(escaped(e, line));
      }
    }
    return out.toByteArray();
  }
}
