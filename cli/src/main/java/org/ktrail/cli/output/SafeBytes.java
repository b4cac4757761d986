package org.ktrail.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * What {@link SafeWriter} is for text, for lines that are bytes already. What is written at once
 * has to be whole lines in UTF-8; nearly all of it is plain and passed on as it is.
 */
public final class SafeBytes extends FilterOutputStream {
  public SafeBytes(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] lines, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      byte b = lines[i];
      if (b < ' ' && b != '\n' && b != '\t' || b == 0x7f) { // beyond ASCII, too: bytes are signed
        out.write(safe(new String(lines, offset, length, UTF_8)).getBytes(UTF_8));
        return;
      }
    }
    out.write(lines, offset, length);
  }

  @Override
  public void write(int value) {
    throw new UnsupportedOperationException("lines are written, not bytes");
  }

  private static String safe(String text) {
    StringWriter written = new StringWriter(text.length() + 64);
    try (SafeWriter safe = new SafeWriter(written, false)) {
      safe.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory
    }
    return written.toString();
  }
}
