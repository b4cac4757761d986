package org.ktrail.indexer.patch;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a mail's body, without their ends, counted from 0; and their numbers in the mail.
 */
final class BodyLines {
  /** Far above any mail; what lies behind is left out, and that is reported. */
  static final int MOST_CHARACTERS = 256 << 20;

  private final List<String> lines = new ArrayList<>();
  private final int first;
  private final boolean cut;
  private int blankFrom;
  private int blankTo = -1;

  BodyLines(String body, int first) {
    this.first = first;
    this.cut = body.length() > MOST_CHARACTERS;
    int end = Math.min(body.length(), MOST_CHARACTERS);
    boolean carriage = true;
    for (int at = 0; at < end; ) {
      int feed = body.indexOf('\n', at);
      int stop = feed < 0 || feed > end ? end : feed;
      lines.add(body.substring(at, stop));
      carriage &= feed < 0 || stop > at && body.charAt(stop - 1) == '\r';
      at = stop + 1;
    }
    if (carriage) { // the mail's line ends; in a mail of LF it is the content of a file
      lines.replaceAll(l -> l.endsWith("\r") ? l.substring(0, l.length() - 1) : l);
    }
  }

  int size() {
    return lines.size();
  }

  /** The line, "" behind the last one. */
  String get(int index) {
    return index < lines.size() ? lines.get(index) : "";
  }

  /** Its number in the mail. */
  int number(int index) {
    return first + index;
  }

  /** Whether something was left out because it is beyond the bound. */
  boolean isCut() {
    return cut;
  }

  /** Index of the first line from here on that is not empty; the size if there is none. */
  int nextText(int index) {
    if (index < blankFrom || index > blankTo) { // else known: a run of empty lines is walked once
      blankFrom = index;
      blankTo = index;
      while (blankTo < size() && lines.get(blankTo).isEmpty()) {
        blankTo++;
      }
    }
    return blankTo;
  }

  /** The lines from {@code from} to before {@code to} as one text. */
  String text(int from, int to) {
    return from >= to ? "" : String.join("\n", lines.subList(from, to));
  }
}
