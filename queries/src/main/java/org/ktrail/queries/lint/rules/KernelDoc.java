package org.ktrail.queries.lint.rules;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kernel-doc comment of a function.
 *
 * @param first its first line, from 1
 * @param last its last line
 * @param title the name that it says it is about
 * @param parameters that it describes, with the line of each
 * @param further names that are described behind the text, which may be parameters, too
 */
record KernelDoc(
    int first, int last, String title, Map<String, Integer> parameters, Set<String> further) {
  private static final Pattern TITLE =
      Pattern.compile("^\\s*+\\*\\s*+(\\w++)\\s*+(?:\\(\\s*+\\)\\s*+)?+[-:](?:\\s.*|$)");
  private static final Pattern PARAMETER =
      Pattern.compile("^\\s*\\*\\s*@(\\w+|\\.\\.\\.)(?:\\.\\.\\.)?\\s*:.*");
  private static final int FURTHEST = 4;

  /** Whether it describes a parameter, wherever. */
  boolean describes(String parameter) {
    return parameters.containsKey(parameter) || further.contains(parameter);
  }

  /** Its lines, of those of its file. */
  List<String> lines(String[] file) {
    return List.of(file).subList(first - 1, last);
  }

  /** The kernel-doc that ends right above a declaration; null if there is none. */
  static @Nullable KernelDoc above(String[] lines, int line) {
    int end = line - 2;
    for (int i = 0; end >= 0 && !lines[end].contains("*/"); i++, end--) {
      boolean declares =
          !lines[end].isBlank() && !lines[end].matches("(?s).*[;{}#].*") && i < FURTHEST;
      if (!declares) {
        return null;
      }
    }
    int start = end;
    while (start >= 0 && !lines[start].contains("/*")) {
      start--;
    }
    if (start < 0 || end <= start || !lines[start].strip().equals("/**")) {
      return null;
    }
    Map<String, Integer> parameters = new LinkedHashMap<>();
    Set<String> further = new HashSet<>();
    String title = "";
    boolean body = false;
    for (int i = start + 1; i < end; i++) {
      Matcher t = TITLE.matcher(lines[i]);
      if (i == start + 1) {
        if (!t.matches()) {
          return null; // a DOC: section, or not written as kernel-doc
        }
        title = t.group(1);
      }
      Matcher p = PARAMETER.matcher(lines[i]);
      // @return: is a section for scripts/kernel-doc, and no parameter.
      if (p.matches() && !p.group(1).equals("return")) {
        if (body) {
          further.add(p.group(1));
        } else {
          parameters.put(p.group(1), i + 1);
        }
      }
      body |= lines[i].matches("^\\s*\\*\\s*$") && !parameters.isEmpty() && !more(lines, i, end);
    }
    return new KernelDoc(start + 1, end + 1, title, parameters, further);
  }

  /** Whether parameters go on behind a blank line. */
  private static boolean more(String[] lines, int from, int end) {
    for (int i = from + 1; i < end; i++) {
      if (!lines[i].matches("^\\s*\\*\\s*$")) {
        return PARAMETER.matcher(lines[i]).matches();
      }
    }
    return false;
  }
}
