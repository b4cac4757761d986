package org.ktrail.queries.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Writes a graph's sections one after the other, little-endian; they are read as mapped. */
final class RegionOutput {
  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

  /**
   * @param file written to from its position on
   */
  RegionOutput(FileChannel file) {
    this.file = file;
  }

  /** Where the next byte goes. */
  long position() throws IOException {
    return file.position() + buffer.position();
  }

  void writeInt(int value) throws IOException {
    room(4);
    buffer.putInt(value);
  }

  void writeLong(long value) throws IOException {
    room(8);
    buffer.putLong(value);
  }

  /** The low bytes of a value, as many as {@code width}. */
  void writeLow(int value, int width) throws IOException {
    room(4);
    int end = buffer.position() + width;
    buffer.putInt(value).position(end);
  }

  void write(byte[] bytes) throws IOException {
    write(bytes, bytes.length);
  }

  void write(byte[] bytes, int length) throws IOException {
    if (length <= buffer.remaining()) {
      buffer.put(bytes, 0, length);
      return;
    }
    flush();
    ByteBuffer whole = ByteBuffer.wrap(bytes, 0, length);
    while (whole.hasRemaining()) {
      file.write(whole);
    }
  }

  /** Sections begin at multiples of eight. */
  void align() throws IOException {
    while ((position() & 7) != 0) {
      room(1);
      buffer.put((byte) 0);
    }
  }

  void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }

  private void room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
  }
}
