package org.ktrail.indexer.kbuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.ktrail.indexer.snapshot.SourceTree;

/** What values each symbol can have; a symbol that no Kconfig file defines might have either. */
final class KconfigTypes {
  private final Map<String, Kind> kinds = new HashMap<>();

  enum Kind {
    /** On or off. */
    BOOL,
    /** Built in, module or off. */
    TRISTATE,
    /** A number or a string. */
    VALUE
  }

  static KconfigTypes read(SourceTree tree) {
    KconfigTypes types = new KconfigTypes();
    for (String path : tree.paths()) {
      if (path.startsWith("Kconfig", path.lastIndexOf('/') + 1)) {
        types.scan(new String(tree.read(path), UTF_8));
      }
    }
    return types;
  }

  private void scan(String kconfig) {
    String symbol = "";
    for (String line : kconfig.split("\n")) {
      String text = line.strip();
      if (text.startsWith("config ") || text.startsWith("menuconfig ")) {
        symbol = text.substring(text.indexOf(' ') + 1).strip();
      } else if (!symbol.isEmpty() && !text.isEmpty()) {
        int end = 0;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
          end++;
        }
        switch (text.substring(0, end)) {
          case "bool", "def_bool" -> add(symbol, Kind.BOOL);
          case "tristate", "def_tristate" -> add(symbol, Kind.TRISTATE);
          case "int", "hex", "string" -> add(symbol, Kind.VALUE);
          case "help" -> symbol = "";
          default -> {}
        }
      }
    }
  }

  /** A symbol with several definitions has the widest of their types. */
  void add(String symbol, Kind kind) {
    kinds.merge(symbol, kind, (a, b) -> a == Kind.BOOL ? b : a);
  }

  Kind of(String symbol) {
    return kinds.getOrDefault(symbol, Kind.TRISTATE);
  }
}
