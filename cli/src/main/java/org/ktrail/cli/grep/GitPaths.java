package org.ktrail.cli.grep;

import java.nio.charset.StandardCharsets;
import org.ktrail.indexer.files.PathText;

/** Writes paths as git does: in quotes and with escapes where they are not plain. */
final class GitPaths {
  private final boolean quotesAll;

  /**
   * @param quotesAll whether bytes beyond ASCII are not plain
   */
  GitPaths(boolean quotesAll) {
    this.quotesAll = quotesAll;
  }

  String written(String path) {
    byte[] bytes = PathText.bytes(path);
    boolean plain = true;
    for (byte b : bytes) {
      plain &= b >= ' ' && b != 0x7f && b != '"' && b != '\\' || b < 0 && !quotesAll;
    }
    if (plain) {
      return path;
    }
    StringBuilder out = new StringBuilder("\"");
    for (byte b : bytes) {
      int letter = b >= 7 && b <= 13 ? b - 7 : -1;
      if (letter >= 0) {
        out.append('\\').append("abtnvfr".charAt(letter));
      } else if (b == '"' || b == '\\') {
        out.append('\\').append((char) b);
      } else if (b >= ' ' && b != 0x7f) {
        out.append((char) b);
      } else if (b < 0 && !quotesAll) {
        out.append((char) (b & 0xff)); // put together below
      } else {
        out.append("\\%03o".formatted(b & 0xff));
      }
    }
    return new String(
        out.append('"').toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
