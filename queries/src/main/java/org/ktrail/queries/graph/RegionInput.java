package org.ktrail.queries.graph;

import java.lang.foreign.MemorySegment;
import org.ktrail.indexer.store.MappedArtifact;

/** Takes a section of a mapped graph apart, in the order it was written. */
final class RegionInput {
  private final MappedArtifact file;
  private final MemorySegment content;
  private final long end;
  private long at;

  /**
   * @throws IndexOutOfBoundsException if the file has no such part
   */
  RegionInput(MappedArtifact file, long start, long size) {
    this.file = file;
    content = file.content();
    if (start < 0 || size < 0 || start > content.byteSize() - size) {
      throw new IndexOutOfBoundsException("a section beyond the end");
    }
    at = start;
    end = start + size;
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
    return end - at;
  }

  /**
   * The next bytes.
   *
   * @throws IndexOutOfBoundsException if the section is shorter than it says
   */
  Region slice(long size) {
    if (size < 0 || size > end - at) {
      throw new IndexOutOfBoundsException("a section that is shorter than it says");
    }
    Region region = new Region(file, at, content.asSlice(at, size));
    at += size;
    return region;
  }

  /** The rest of the section. */
  Region rest() {
    return slice(end - at);
  }
}
