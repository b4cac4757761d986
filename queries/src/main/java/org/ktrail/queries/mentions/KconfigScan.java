package org.ktrail.queries.mentions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.mentions.Reference.Kind;

/** Finds where a Kconfig file defines a symbol or asks for it, help texts and prompts left out. */
final class KconfigScan {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+|\"[^\"]*\"|'[^']*'|#.*");

  private KconfigScan() {}

  /**
   * A line that mentions a symbol.
   *
   * @param of the symbol whose entry it stands in, {@code CONFIG_} before it; "" if in none
   */
  record Found(int line, Kind kind, String of, String text) {}

  /**
   * @param symbol without {@code CONFIG_}
   */
  static List<Found> scan(byte[] bytes, String symbol) {
    if (TokenScan.indexOf(bytes, symbol.getBytes(UTF_8), 0) < 0) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    String entry = "";
    String keyword = "";
    int help = -1; // columns of the help text that is being passed over, 0 before its first line
    boolean continued = false;
    int number = 0;
    for (String line : new String(bytes, UTF_8).split("\n", -1)) {
      number++;
      String text = line.strip();
      if (help >= 0) {
        int indent = indent(line);
        if (text.isEmpty() || indent > 0 && indent >= help) {
          help = text.isEmpty() || help > 0 ? help : indent;
          continue;
        }
        help = -1;
      }
      List<String> words = words(text);
      if (!continued) {
        keyword = words.isEmpty() ? "" : words.getFirst();
        if (keyword.equals("config") || keyword.equals("menuconfig")) {
          entry = words.size() > 1 ? words.get(1) : "";
        } else if (indent(line) == 0 && !keyword.isEmpty()) {
          entry = "";
        }
      }
      if (keyword.equals("help")) {
        help = 0;
      }
      int at = words.indexOf(symbol);
      if (at >= 0 && (continued || at > 0)) {
        found.add(
            new Found(
                number,
                kind(keyword, words.subList(0, at)),
                entry.isEmpty() || entry.equals(symbol) ? "" : "CONFIG_" + entry,
                text.replaceAll("\\s+", " ")));
      }
      continued = text.endsWith("\\");
    }
    return found;
  }

  private static Kind kind(String keyword, List<String> before) {
    boolean conditional = before.contains("if");
    return switch (keyword.toLowerCase(Locale.ROOT)) {
      case "config", "menuconfig" -> Kind.DEFINITION;
      case "select", "imply" -> conditional ? Kind.DEPENDS : Kind.SELECT;
      case "depends", "visible", "if" -> Kind.DEPENDS;
      default -> conditional ? Kind.DEPENDS : Kind.OTHER;
    };
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      if (!matcher.group().startsWith("#")) {
        words.add(matcher.group());
      }
    }
    return words;
  }

  private static int indent(String line) {
    int columns = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\t') {
        columns += 8 - columns % 8;
      } else if (line.charAt(i) == ' ') {
        columns++;
      } else {
        break;
      }
    }
    return columns;
  }
}
