package org.ktrail.queries.series.change;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.patch.Hunk;

/** What can be told of lines that a hunk cuts out of a file. Lines are counted from 1. */
final class Cuts {
  /** The function that the header of a hunk names. */
  private static final Pattern HEAD = Pattern.compile("\\b([A-Za-z_]\\w*)\\(");

  private Cuts() {}

  /**
   * Whether the function that lines leave open is the one that the header of the next hunk names.
   */
  static boolean isCutBy(List<String> text, int first, int last, Hunk next) {
    Matcher name = HEAD.matcher(next.section());
    String head = name.find() ? name.group(1) + "(" : "";
    if (head.isEmpty()) {
      return false;
    }
    boolean open = false;
    for (int i = first; i <= last; i++) {
      String line = text.get(i - 1);
      boolean item = !line.isEmpty() && Character.isJavaIdentifierStart(line.charAt(0));
      if (line.startsWith("}") || item && !line.contains(head) && line.contains("(")) {
        open = false;
      } else if (item && line.contains(head) && !line.endsWith(";")) {
        open = true;
      }
    }
    return open;
  }

  /**
   * Whether a hunk ends the function that the lines before leave open, and nothing else: braces
   * then agree without what is between, which is not known.
   */
  static boolean isEndedBy(List<String> text, int first, int last, Hunk hunk, List<String> lines) {
    if (!isCutBy(text, first, last, hunk)) {
      return false;
    }
    int depth = 0;
    for (String line : text.subList(first - 1, last)) {
      depth = line.startsWith("}") ? 0 : depth + Braces.balance(line);
    }
    boolean ended = false;
    for (String line : lines) {
      depth += Braces.balance(line);
      ended |= line.startsWith("}");
    }
    return ended && depth == 0;
  }

  /** Parentheses that the last statement of the lines leaves open. */
  static int openBrackets(List<String> text, int first, int last) {
    int open = 0;
    for (int i = first; i <= last; i++) {
      String line = text.get(i - 1).strip();
      for (char c : line.toCharArray()) {
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
      boolean ends = line.endsWith(";") || line.endsWith("{") || line.endsWith("}");
      open = ends ? 0 : Math.max(open, 0);
    }
    return open;
  }

  static long count(List<String> text, int first, int last, String directive) {
    return text.subList(first - 1, last).stream()
        .filter(l -> l.strip().startsWith(directive))
        .count();
  }

  /**
   * Whether the first line with text is indented, so that it stands within something, and nothing
   * that only a file can hold comes before what ends that.
   */
  static boolean startsInside(List<String> text, int first, int last) {
    boolean inside = false;
    for (int i = first; i <= last; i++) {
      String line = text.get(i - 1);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      boolean label = line.matches("[A-Za-z_]\\w*:\\s*");
      if (!inside && !line.startsWith("\t") && !line.startsWith("}") && !label) {
        return false;
      }
      inside = true;
      if (line.startsWith("}")) {
        return true;
      }
      if (!label && line.matches("(?:static|struct|extern|const|void|int|bool)\\b.*")) {
        return false;
      }
    }
    return inside;
  }
}
