package org.ktrail.indexer.apply;

import java.util.List;

/** Lines without regard to blanks, since mail and style change those first. */
final class Blanks {
  private Blanks() {}

  static List<String> ignored(List<String> lines) {
    return lines.stream().map(Blanks::ignored).toList();
  }

  /** With one space for each run of blanks, none at the ends. */
  static String ignored(String line) {
    StringBuilder text = new StringBuilder(line.length());
    boolean blank = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ' ' || c == '\t' || c == '\r') {
        blank = true;
      } else {
        if (blank && !text.isEmpty()) {
          text.append(' ');
        }
        blank = false;
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Whether a line says something: at least three letters or digits. */
  static boolean tells(String line) {
    int told = 0;
    for (int i = 0; i < line.length() && told < 3; i++) {
      told += Character.isLetterOrDigit(line.charAt(i)) ? 1 : 0;
    }
    return told >= 3;
  }
}
