package org.ktrail.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes text so that whoever looks at it sees what it holds: characters that a terminal obeys, or
 * that turn the order of a line about, are written as JSON and Java write them, {@code \u001b}.
 * Tabs and ends of lines stay. What others named reaches a terminal through here in every format;
 * in JSON the text means the same as before.
 */
final class SafeWriter extends FilterWriter {
  private final boolean returns;

  /**
   * @param returns whether a carriage return is written as it is: a line of progress needs it
   */
  SafeWriter(Writer out, boolean returns) {
    super(out);
    this.returns = returns;
  }

  private boolean isPlain(char c) {
    if (c >= ' ' && c < 0x7f || c == '\n' || c == '\t') {
      return true;
    }
    return c < 0xa0
        ? c == '\r' && returns
        : !(c >= 0x200b && c <= 0x200f // nothing to see, or a direction
            || c >= 0x2028 && c <= 0x202e // ends of lines, embeddings, overrides
            || c >= 0x2060 && c <= 0x206f
            || c == 0x061c
            || c == 0xfeff);
  }

  @Override
  public void write(int c) throws IOException {
    if (isPlain((char) c)) {
      out.write(c);
    } else {
      out.write("\\u%04x".formatted((int) (char) c));
    }
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (!isPlain(text[i])) {
        out.write(text, from, i - from);
        write(text[i]);
        from = i + 1;
      }
    }
    out.write(text, from, offset + length - from);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.toCharArray(), offset, length);
  }
}
