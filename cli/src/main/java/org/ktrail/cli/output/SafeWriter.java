package org.ktrail.cli.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes text so that whoever looks at it sees what it holds: characters that a terminal obeys,
 * that turn the order of a line about, or that do not show, are written as JSON and Java write
 * them, {@code \u001b}. Tabs and ends of lines stay. What others named reaches a terminal through
 * here in every format; in JSON the text means the same as before.
 */
public final class SafeWriter extends FilterWriter {
  /** The first half of a character whose second half is written next; 0 if none is. */
  private char first;

  private final boolean returns;

  /**
   * @param returns whether a carriage return is written as it is: a line of progress needs it
   */
  public SafeWriter(Writer out, boolean returns) {
    super(out);
    this.returns = returns;
  }

  /** Whether a character is what it seems to be. */
  static boolean isPlain(int c) {
    if (c < 0x7f) {
      return c >= ' ' || c == '\n' || c == '\t';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT, // nothing to see, or a direction
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  @Override
  public void write(int c) throws IOException {
    char unit = (char) c;
    if (first != 0) {
      char high = first;
      first = 0;
      if (Character.isLowSurrogate(unit)) {
        boolean plain = isPlain(Character.toCodePoint(high, unit));
        write(high, plain);
        write(unit, plain);
        return;
      }
      write(high, false); // a half alone
    }
    if (Character.isHighSurrogate(unit)) {
      first = unit;
    } else {
      write(unit, isPlain(unit) || unit == '\r' && returns);
    }
  }

  private void write(char unit, boolean plain) throws IOException {
    if (plain) {
      out.write(unit);
    } else {
      out.write("\\u%04x".formatted((int) unit));
    }
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (first != 0 || Character.isSurrogate(text[i]) || !isPlain(text[i])) {
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

  @Override
  public void close() throws IOException {
    if (first != 0) {
      write(first, false);
      first = 0;
    }
    super.close();
  }
}
