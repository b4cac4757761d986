package org.ktrail.queries.graph;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ktrail.indexer.files.Seal;
import org.ktrail.indexer.store.MappedArtifact;

/**
 * Bytes of a mapped graph, each verified before it is read for the first time. Through a buffer
 * they are read faster than through a segment as long as a method is not compiled, which is most of
 * a short run.
 */
final class Region {
  private final MappedArtifact file;
  private final long start;
  private final byte[] verified;
  private final ByteBuffer bytes;

  Region(MappedArtifact file, long start, MemorySegment part) {
    this.file = file;
    this.start = start;
    verified = file.verified();
    bytes = part.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Where it begins in the file. */
  long start() {
    return start;
  }

  /** See {@link Seal#verified}. */
  byte[] verified() {
    return verified;
  }

  int size() {
    return bytes.limit();
  }

  /** Verifies some of the bytes at once, which {@link #unverified} then has. */
  void need(long from, long to) {
    file.need(start + from, start + to);
  }

  /** The bytes, for who says before what he {@link #need needs}. */
  ByteBuffer unverified() {
    return bytes;
  }

  /** A number that begins in a verified block is verified: its last bytes belong to both. */
  private void check(int at) {
    if (verified[(int) (start + at >> Seal.SHIFT)] == 0) {
      file.need(start + at, start + at + 1);
    }
  }

  byte get(int at) {
    check(at);
    return bytes.get(at);
  }

  int getInt(int at) {
    check(at);
    return bytes.getInt(at);
  }

  void get(int at, byte[] into) {
    need(at, at + (long) into.length);
    bytes.get(at, into);
  }
}
