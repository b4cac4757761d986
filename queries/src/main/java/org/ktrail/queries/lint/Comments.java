package org.ktrail.queries.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.ktrail.queries.code.CodeText;
import org.ktrail.queries.series.change.TouchedFile;

/** The comments that a patch writes or rewrites. */
public final class Comments {
  private Comments() {}

  /**
   * A comment, or several of {@code //} on lines that follow each other.
   *
   * @param line of the file at which it begins, from 1
   * @param text its lines without what makes them a comment; columns are kept
   */
  public record Comment(int line, String text) {}

  /** Those of which the patch adds a line, in order; none of a file that is no C source. */
  public static List<Comment> of(TouchedFile file) {
    boolean source = file.newPath().endsWith(".c") || file.newPath().endsWith(".h");
    if (!source || file.after().isEmpty() || file.added().isEmpty()) {
      return List.of();
    }
    String text = new String(file.after().get().text(), UTF_8);
    String[] whole = text.split("\n", -1);
    String[] code = CodeText.of(text).split("\n", -1);
    List<Comment> found = new ArrayList<>();
    StringBuilder comment = new StringBuilder();
    int first = 0;
    for (int i = 0; i <= whole.length; i++) {
      boolean inside = i < whole.length && code[i].isBlank() && isComment(whole[i]);
      if (inside) {
        first = comment.isEmpty() ? i + 1 : first;
        comment.append(bare(whole[i])).append('\n');
      } else if (!comment.isEmpty()) {
        SortedMap<Integer, Integer> own = file.added().subMap(first, i + 1);
        if (!own.isEmpty()) {
          found.add(new Comment(first, comment.toString()));
        }
        comment.setLength(0);
      }
    }
    return found;
  }

  private static boolean isComment(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  private static String bare(String line) {
    int start = line.length() - line.stripLeading().length();
    int end = start;
    while (end < line.length() && (line.charAt(end) == '/' || line.charAt(end) == '*')) {
      end++;
    }
    String rest = line.substring(end);
    rest = rest.endsWith("*/") ? rest.substring(0, rest.length() - 2) : rest;
    return line.substring(0, start) + " ".repeat(end - start) + rest;
  }
}
