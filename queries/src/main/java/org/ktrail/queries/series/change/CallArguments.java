package org.ktrail.queries.series.change;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a call as its text has them.
 *
 * @param moreLines lines that the call takes beyond its first
 */
record CallArguments(List<String> arguments, int moreLines) {
  static final CallArguments NONE = new CallArguments(List.of(), 0);
  private static final int LONGEST = 1 << 13;

  /**
   * @param text a character a byte
   * @param at where the name of what is called begins, or its parenthesis
   */
  static CallArguments at(String text, int at) {
    int open = text.indexOf('(', at);
    if (open < 0) {
      return NONE;
    }
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int lines = (int) text.substring(at, open).chars().filter(c -> c == '\n').count();
    int from = open + 1;
    char quote = 0;
    for (int i = open; i < text.length() && i < open + LONGEST; i++) {
      char c = text.charAt(i);
      lines += c == '\n' ? 1 : 0;
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote || c == '\n' ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
        if (depth == 0) {
          add(text, from, i, arguments);
          return new CallArguments(List.copyOf(arguments), lines);
        }
      } else if (c == ',' && depth == 1) {
        add(text, from, i, arguments);
        from = i + 1;
      }
    }
    return NONE;
  }

  private static void add(String text, int from, int to, List<String> arguments) {
    String argument = text.substring(from, to).replaceAll("\\s+", " ").strip();
    if (!argument.isEmpty() || !arguments.isEmpty()) {
      arguments.add(argument);
    }
  }
}
