package org.ktrail.queries.regex;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What stands behind a backslash in Perl's expressions, in and outside of brackets. */
final class PerlEscapes {
  private static final CharSet HORIZONTAL =
      CharSet.of("\t \u00a0\u1680\u180e\u202f\u205f\u3000").or(CharSet.of(0x2000, 0x200a));
  private static final CharSet VERTICAL =
      CharSet.of(0x0a, 0x0d).or(CharSet.of("\u0085\u2028\u2029"));

  private final PatternText in;
  private final Dialect dialect;

  PerlEscapes(PatternText in, Dialect dialect) {
    this.in = in;
    this.dialect = dialect;
  }

  /** Whether the letter is that of a class to which its characters do not belong. */
  static boolean isNegated(int letter) {
    return "DWSHVP".indexOf(letter) >= 0;
  }

  /** The class of a letter, of a negated one what it leaves out; null if it is none. */
  @Nullable CharSet set(int letter) {
    return switch (letter) {
      case 'd', 'D' -> Classes.ASCII.get("digit");
      case 'w', 'W' -> Classes.ASCII.word();
      case 's', 'S' -> Classes.ASCII.get("space");
      case 'h', 'H' -> HORIZONTAL;
      case 'v', 'V' -> VERTICAL;
      case 'p', 'P' -> property();
      default -> null;
    };
  }

  private CharSet property() {
    String name = "";
    if (in.take('{')) {
      String named = in.until("}");
      if (named == null || !named.matches("\\^?[A-Za-z_&]{1,40}+")) {
        throw PatternError.wrong(in.text, "malformed \\P or \\p sequence");
      }
      name = named;
    } else if (!in.atEnd()) {
      name = Character.toString(in.next());
    }
    boolean negated = name.startsWith("^");
    String plain = negated ? name.substring(1) : name;
    try {
      Pattern property =
          Pattern.compile(plain.length() <= 2 ? "\\p{" + plain + "}" : "\\p{Is" + plain + "}");
      CharSet set =
          CharSet.where(
              Character.MAX_CODE_POINT + 1, c -> property.matcher(Character.toString(c)).matches());
      return negated ? set.complement() : set;
    } catch (PatternSyntaxException e) {
      throw PatternError.refused(in.text, "\\p{" + name + "}");
    }
  }

  /** The character that is meant. */
  int character(int letter) {
    return switch (letter) {
      case 'a' -> 7;
      case 'e' -> 0x1b;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'o' -> throw PatternError.refused(in.text, "\\o{}");
      case 'c' -> throw PatternError.refused(in.text, "\\c");
      case 'x' -> hexadecimal();
      case '0' -> octal();
      default -> {
        if (letter < 0x80 && Character.isLetterOrDigit(letter)) {
          throw PatternError.wrong(in.text, "unrecognized character follows \\");
        }
        yield letter;
      }
    };
  }

  private int hexadecimal() {
    String digits;
    if (in.take('{')) {
      String braced = in.until("}");
      digits = braced == null ? "" : braced;
      if (!digits.matches("[0-9A-Fa-f]{1,6}+")) {
        throw PatternError.wrong(in.text, "non-hex character in \\x{}");
      }
    } else {
      StringBuilder two = new StringBuilder("0");
      while (two.length() < 3 && Character.digit(in.peek(), 16) >= 0) {
        two.appendCodePoint(in.next());
      }
      digits = two.toString();
    }
    int code = Integer.parseInt(digits, 16);
    if (code > Character.MAX_CODE_POINT) {
      throw PatternError.wrong(in.text, "character code point value in \\x{} is too large");
    }
    return code >= 0x80 && !dialect.utf8() ? LineText.STRAY - 0x80 + (code & 0xff) : code;
  }

  private int octal() {
    int code = 0;
    for (int i = 0; i < 2 && in.peek() >= '0' && in.peek() <= '7'; i++) {
      code = 8 * code + in.next() - '0';
    }
    return code;
  }
}
