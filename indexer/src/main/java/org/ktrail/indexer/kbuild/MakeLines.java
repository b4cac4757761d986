package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.List;

/** Cuts a makefile into logical lines: continuations joined, comments cut, empty ones left out. */
final class MakeLines {
  private MakeLines() {}

  /**
   * @param number of the first physical line, from 1
   * @param tabbed starts with a tab, so that it is a recipe where a rule is open
   */
  record Line(int number, String text, boolean tabbed) {}

  static List<Line> of(String makefile) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    int at = 0;
    while (at < makefile.length()) {
      int first = number + 1;
      StringBuilder joined = new StringBuilder();
      boolean more = true;
      while (more && at < makefile.length()) {
        int end = makefile.indexOf('\n', at);
        end = end < 0 ? makefile.length() : end;
        int last = end > at && makefile.charAt(end - 1) == '\r' ? end - 1 : end;
        more = last > at && makefile.charAt(last - 1) == '\\';
        joined.append(makefile, at, more ? last - 1 : last);
        if (more) {
          joined.append(' ');
        }
        number++;
        at = end + 1;
      }
      boolean tabbed = !joined.isEmpty() && joined.charAt(0) == '\t';
      String text = uncomment(joined).strip();
      if (!text.isEmpty()) {
        lines.add(new Line(first, text, tabbed));
      }
    }
    return lines;
  }

  private static String uncomment(StringBuilder line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '#' && (i == 0 || line.charAt(i - 1) != '\\')) {
        return line.substring(0, i);
      }
    }
    return line.toString();
  }
}
