package org.ktrail.queries.regex;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A line of bytes as characters. A byte that belongs to none stands as one of 128 that no text has,
 * so that an expression can leave it out, or mean it. For one thread.
 */
final class LineText {
  /** What stands for the byte 0x80; those above follow. Halves of surrogate pairs, alone. */
  static final int STRAY = 0xdc80;

  private final boolean utf8;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  /**
   * @param utf8 whether the locale has characters beyond ASCII
   */
  LineText(boolean utf8) {
    this.utf8 = utf8;
  }

  String of(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return mixed(bytes, from, to);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private String mixed(byte[] bytes, int from, int to) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer out = CharBuffer.allocate(to - from + 1);
    while (in.hasRemaining()) {
      if (!utf8) {
        byte b = in.get();
        out.put((char) (b >= 0 ? b : STRAY - 0x80 + (b & 0xff)));
        continue;
      }
      decoder.reset();
      CoderResult result = decoder.decode(in, out, true);
      if (result.isError()) {
        out.put((char) (STRAY - 0x80 + (in.get() & 0xff)));
      }
    }
    return out.flip().toString();
  }
}
