package org.ktrail.queries.simulate.compare;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of a function in a file that is laid out as the kernel's are: its head begins in the
 * first column, and its braces stand there.
 *
 * @param first its first line, from 1
 */
record FunctionText(int first, List<String> lines) {
  /** Lines that a head may have. */
  private static final int HEAD = 12;

  static Optional<FunctionText> of(String text, String function) {
    List<String> lines = text.lines().toList();
    Pattern named = Pattern.compile("\\b" + Pattern.quote(function) + "\\s*\\(");
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!isHead(line) || !named.matcher(line).find()) {
        continue;
      }
      int open = i;
      while (open < lines.size() && open < i + HEAD && !lines.get(open).startsWith("{")) {
        if (lines.get(open).endsWith(";")) {
          open = lines.size();
        }
        open++;
      }
      if (open >= lines.size() || !lines.get(open).startsWith("{")) {
        continue;
      }
      int end = open;
      while (end < lines.size() && !lines.get(end).startsWith("}")) {
        end++;
      }
      int begin = i > 0 && isHead(lines.get(i - 1)) && !lines.get(i - 1).endsWith(";") ? i - 1 : i;
      return Optional.of(
          new FunctionText(begin + 1, lines.subList(begin, Math.min(end + 1, lines.size()))));
    }
    return Optional.empty();
  }

  private static boolean isHead(String line) {
    return !line.isEmpty() && (Character.isLetter(line.charAt(0)) || line.charAt(0) == '_');
  }
}
