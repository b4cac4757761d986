package org.ktrail.queries.graph;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Takes a section of a mapped graph apart, in the order it was written. */
final class RegionInput {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment region;
  private long at;

  RegionInput(MemorySegment region) {
    this.region = region;
  }

  int readInt() {
    int value = region.get(INT, at);
    at += 4;
    return value;
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
