package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.normalise.Normaliser;

/**
 * A text of C with its own names and strings taken out: in place of each stands a number, so that
 * texts which say the same of other names are one. What the extractor knows of a name beside its
 * being one – that it is a word it knows, in capitals, of the compiler's, a loop's – stays.
 *
 * @param text with {@code NUMBER} names in place of names
 * @param names by their numbers
 * @param places what stands in place of each
 */
record FragmentShape(String text, List<String> names, List<String> places) {
  /** What a number stands between. */
  private static final String LOWER = "ktnq";

  private static final String UPPER = "KTNQ";

  private static final Set<String> RESERVED =
      Stream.of(
              Normaliser.knownWords(),
              DeclarationAttributes.knownWords(),
              DeclarationAttributes.lines("reserved.txt").stream())
          .flatMap(words -> words)
          .collect(Collectors.toUnmodifiableSet());

  /** What strings say after these is no text. */
  private static final Set<String> ASSEMBLY = Set.of("asm", "__asm__", "__asm");

  /** Whether a name is told from others by more than its place. */
  static boolean isReserved(String name) {
    return RESERVED.contains(name) || name.startsWith("CONFIG_") || name.startsWith("__builtin_");
  }

  /** The shape of a text; null if it is of a kind that is read as it stands. */
  static @Nullable FragmentShape of(String text) {
    if (text.indexOf('#') >= 0
        || text.indexOf('$') >= 0
        || text.indexOf("//") >= 0
        || text.indexOf("/*") >= 0
        || text.indexOf(LOWER) >= 0
        || text.indexOf(UPPER) >= 0) {
      return null;
    }
    return new Numbering(text).run();
  }

  /** The string of a text that this is the shape of, for a string of the facts of the shape. */
  String renamed(String string) {
    int at = marker(string, 0);
    if (at < 0) {
      return string;
    }
    StringBuilder out = null;
    int copied = 0;
    while (at >= 0) {
      int end = at + LOWER.length();
      int number = 0;
      while (end < string.length() && string.charAt(end) >= '0' && string.charAt(end) <= '9') {
        number = 10 * number + string.charAt(end++) - '0';
      }
      String name = names.get(number);
      String place = places.get(number);
      int start = at - marker(place, 0);
      end = start + place.length();
      if (start == 0 && end == string.length()) {
        return name;
      }
      out = out == null ? new StringBuilder() : out;
      out.append(string, copied, start).append(name);
      copied = end;
      at = marker(string, end);
    }
    return out == null ? string : out.append(string, copied, string.length()).toString();
  }

  private static int marker(String string, int from) {
    int lower = string.indexOf(LOWER, from);
    int upper = string.indexOf(UPPER, from);
    return lower < 0 || upper >= 0 && upper < lower ? upper : lower;
  }

  /** What stands for a name; keeps what else is asked of names. */
  private static String place(String name, int number) {
    boolean capital = Collector.isCapital(name);
    String own = name.startsWith("__") ? "__" : "";
    String each = name.toLowerCase(Locale.ROOT).contains("each") ? "_each" : "";
    return capital
        ? own + UPPER + number + "Z" + each.toUpperCase(Locale.ROOT)
        : own + LOWER + number + "z" + each;
  }

  private static final class Numbering {
    private final String text;
    private final StringBuilder out;
    private final Map<String, String> numbered = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> places = new ArrayList<>();

    Numbering(String text) {
      this.text = text;
      out = new StringBuilder(text.length() + 64);
    }

    @Nullable FragmentShape run() {
      int length = text.length();
      for (int i = 0; i < length; ) {
        char c = text.charAt(i);
        if (c >= 0x80 || c == '\\') {
          return null;
        }
        int end = i + 1;
        if (c >= '0' && c <= '9') {
          while (end < length && (isWord(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
          }
          out.append(text, i, end);
        } else if (isWord(c)) {
          while (end < length && isWord(text.charAt(end))) {
            end++;
          }
          String name = text.substring(i, end);
          if (ASSEMBLY.contains(name)) {
            return null;
          }
          out.append(isReserved(name) ? name : numbered(name));
        } else if (c == '"' || c == '\'') {
          while (end < length && text.charAt(end) != c && text.charAt(end) != '\\') {
            end++;
          }
          if (end == length || text.charAt(end) == '\\') {
            end = closing(i);
            if (end < 0) {
              return null;
            }
            out.append(text, i, end);
          } else {
            String string = text.substring(i + 1, end);
            out.append(c).append(c == '"' && isName(string) ? numbered(string) : string).append(c);
            end++;
          }
        } else {
          out.append(c);
        }
        i = end;
      }
      return new FragmentShape(out.toString(), names, places);
    }

    /** Whether a string may be any other: it is neither a section nor too long for facts. */
    private static boolean isName(String string) {
      return !string.isEmpty()
          && string.charAt(0) != '.'
          && string.length() <= CallReader.LONGEST_TEXT;
    }

    /** After the quote that closes a literal with escapes; −1 if none does. */
    private int closing(int open) {
      for (int i = open + 1; i < text.length(); i++) {
        if (text.charAt(i) == '\\') {
          i++;
        } else if (text.charAt(i) == text.charAt(open)) {
          return i + 1;
        }
      }
      return -1;
    }

    private String numbered(String name) {
      String known = numbered.get(name);
      if (known == null) {
        known = place(name, names.size());
        numbered.put(name, known);
        names.add(name);
        places.add(known);
      }
      return known;
    }

    private static boolean isWord(char c) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
  }
}
