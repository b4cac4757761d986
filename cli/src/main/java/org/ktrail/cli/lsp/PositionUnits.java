package org.ktrail.cli.lsp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.jspecify.annotations.Nullable;

/**
 * What columns count: code units of UTF-16, which every client knows, or bytes of UTF-8, which are
 * taken where the client offers them. Lines end with a line feed.
 */
enum PositionUnits {
  UTF_16(PositionEncodingKind.UTF16),
  UTF_8(PositionEncodingKind.UTF8);

  private final String written;

  PositionUnits(String written) {
    this.written = written;
  }

  /** As the protocol writes it. */
  String written() {
    return written;
  }

  /**
   * @param offered by the client, best first; null if it says nothing
   */
  static PositionUnits of(@Nullable List<String> offered) {
    return offered != null && offered.contains(PositionEncodingKind.UTF8) ? UTF_8 : UTF_16;
  }

  /** Columns of a piece of a line. */
  int columns(String piece) {
    return this == UTF_16 ? piece.length() : bytes(piece);
  }

  static int bytes(String piece) {
    return piece.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Index of a position in a text; one behind a line's end means its end. */
  int index(String text, Position position) {
    int start = 0;
    for (int line = 0; line < position.getLine(); line++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return text.length();
      }
      start = end + 1;
    }
    int end = text.indexOf('\n', start);
    String line = text.substring(start, end < 0 ? text.length() : end);
    return start + within(line, position.getCharacter());
  }

  private int within(String line, int column) {
    if (this == UTF_16) {
      return Math.min(line.length(), Math.max(0, column));
    }
    int left = column;
    int at = 0;
    while (at < line.length() && left > 0) {
      int point = line.codePointAt(at);
      left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      at += Character.charCount(point);
    }
    return at;
  }
}
