package org.ktrail.indexer.assembly;

import java.util.ArrayList;
import java.util.List;

/** Cuts what follows a word into its parts. */
public final class OperandSplitter {
  private OperandSplitter() {}

  /** At commas that stand in no parentheses and no string. */
  public static List<String> split(String text) {
    return split(text, false);
  }

  /** As arguments of a {@code .macro} are: a blank may stand in place of a comma. */
  public static List<String> arguments(String text) {
    return split(text.replaceAll("(?:(?<!\\s)\\s++)?+(=|,)\\s*+", "$1"), true);
  }

  private static List<String> split(String text, boolean atBlanks) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    boolean string = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
        string = !string;
      }
      depth += string ? 0 : c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (!string && depth <= 0 && (c == ',' || atBlanks && c == ' ')) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    if (!part.isEmpty() || !parts.isEmpty()) {
      parts.add(part.toString().strip());
    }
    return parts;
  }
}
