package org.ktrail.queries.regex;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/** Classes of characters by name, as the C library has them in a locale. */
final class Classes {
  /** Of ASCII alone, which is all that Perl's expressions mean by them. */
  static final Classes ASCII = new Classes(0x80);

  /** Of all characters, as in a locale of UTF-8. */
  static final Classes UNICODE = new Classes(Character.MAX_CODE_POINT + 1);

  private static final Map<String, IntPredicate> KINDS =
      Map.ofEntries(
          Map.entry("alpha", Classes::isAlpha),
          Map.entry("digit", c -> c >= '0' && c <= '9'),
          Map.entry("alnum", c -> isAlpha(c) || c >= '0' && c <= '9'),
          Map.entry("upper", c -> Character.isUpperCase(c) || Character.isTitleCase(c)),
          Map.entry("lower", Character::isLowerCase),
          Map.entry("space", Classes::isSpace),
          Map.entry(
              "blank",
              c ->
                  c == '\t'
                      || isSpace(c) && Character.isSpaceChar(c) && c < 0x2028
                      || c == 0x205f
                      || c == 0x3000),
          Map.entry("punct", Classes::isPunct),
          Map.entry("print", c -> isPrint(c)),
          Map.entry("graph", c -> isPrint(c) && !isSpace(c)),
          Map.entry("cntrl", c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029),
          Map.entry("xdigit", c -> c < 0x80 && Character.digit(c, 16) >= 0));

  private final int end;
  private final Map<String, CharSet> known = new ConcurrentHashMap<>();

  private Classes(int end) {
    this.end = end;
  }

  /** The class of a name, empty if there is none. */
  Optional<CharSet> named(String name) {
    IntPredicate is = KINDS.get(name);
    return is == null
        ? Optional.empty()
        : Optional.of(known.computeIfAbsent(name, n -> CharSet.where(end, is)));
  }

  /** One that there is. */
  CharSet get(String name) {
    return named(name).orElseThrow();
  }

  /** Letters, digits and the underscore. */
  CharSet word() {
    return get("alnum").or(CharSet.of("_"));
  }

  /** The C library counts digits of other scripts as letters. */
  private static boolean isAlpha(int c) {
    return Character.isAlphabetic(c)
        || c >= 0x80 && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
  }

  private static boolean isSpace(int c) {
    return c == ' '
        || c >= '\t' && c <= '\r'
        || c >= 0x80 && Character.isWhitespace(c); // which leaves out the blanks that do not break
  }

  private static boolean isPrint(int c) {
    int type = Character.getType(c);
    return type != Character.UNASSIGNED
        && type != Character.SURROGATE
        && !Character.isISOControl(c)
        && c != 0x2028
        && c != 0x2029;
  }

  private static boolean isPunct(int c) {
    return isPrint(c) && !isSpace(c) && !isAlpha(c) && !(c >= '0' && c <= '9');
  }
}
