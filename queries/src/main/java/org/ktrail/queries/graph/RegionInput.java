package org.ktrail.queries.graph;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Takes a section of a mapped graph apart, in the order it was written. */
final class RegionInput {
  private final MemorySegment region;
  private long at;

  RegionInput(MemorySegment region) {
    this.region = region;
  }

  int readInt() {
    return slice(4).getInt(0);
  }

  /**
   * A number that says how many of something there are.
   *
   * @throws IndexOutOfBoundsException if it is more than can be
   */
  int readSize(long most) {
    int size = readInt();
    if (size < 0 || size > most) {
      throw new IndexOutOfBoundsException("a section of " + size);
    }
    return size;
  }

  /** Bytes that are left. */
  long left() {
    return region.byteSize() - at;
  }

  /**
   * The next bytes. Through a buffer they are read faster than through a segment as long as a
   * method is not compiled, which is most of a short run.
   *
   * @throws IndexOutOfBoundsException if the section is shorter than it says
   */
  ByteBuffer slice(long size) {
    ByteBuffer bytes = region.asSlice(at, size).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    at += size;
    return bytes;
  }
}
