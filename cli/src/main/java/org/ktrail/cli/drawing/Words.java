package org.ktrail.cli.drawing;

import java.util.ArrayList;
import java.util.List;

/** Names and places in lines that are short enough to stand in a box. */
final class Words {
  /** Characters of a line. */
  static final int MOST = 30;

  private static final int LINES = 4;

  private Words() {}

  /** Lines of at most {@link #MOST} characters, broken behind what parts a name or a path. */
  static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    String rest = text.replace('\n', ' ').strip();
    while (rest.length() > MOST && lines.size() < LINES - 1) {
      int end = end(rest);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    lines.add(rest.length() > MOST ? rest.substring(0, MOST - 1) + "…" : rest);
    return lines;
  }

  /** A blank is the best place to break, then a slash, then an underscore. */
  private static int end(String text) {
    for (String breaks : List.of(" ", "/>", "_,(|&", ":.")) {
      for (int i = MOST; i > MOST / 3; i--) {
        if (breaks.indexOf(text.charAt(i - 1)) >= 0) {
          return i;
        }
      }
    }
    return Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
  }

  /** Characters of the longest line. */
  static int columns(List<String> lines) {
    return lines.stream().mapToInt(String::length).max().orElse(0);
  }
}
