package org.ktrail.indexer.apply;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file as lines without their newlines. Bytes are carried as characters of ISO 8859-1, so that a
 * file of any encoding comes out as it went in; text of a mail is brought to the same form.
 *
 * @param newline whether the last line ends with a newline
 */
record TextLines(List<String> lines, boolean newline) {
  static TextLines of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int feed = text.indexOf('\n', at);
      int end = feed < 0 ? text.length() : feed;
      lines.add(text.substring(at, end));
      at = end + 1;
    }
    return new TextLines(lines, text.isEmpty() || text.endsWith("\n"));
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(line).append('\n');
    }
    if (!newline && !lines.isEmpty()) {
      text.setLength(text.length() - 1);
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Text of a mail in the form of {@link #lines}. */
  static String carried(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }
    return text;
  }

  /** A carried line for people to read. */
  static String shown(String carried) {
    for (int i = 0; i < carried.length(); i++) {
      if (carried.charAt(i) > 0x7f) {
        return new String(carried.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      }
    }
    return carried;
  }
}
