package org.ktrail.indexer.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.ktrail.indexer.files.RegularFile;
import org.ktrail.indexer.files.Seal;

/**
 * A file of an {@link ArtifactStore}, mapped read-only. Who reads it says before which bytes he
 * needs; each block is then compared with its sum once. Thread-safe.
 */
public final class MappedArtifact implements AutoCloseable {
  private final Path file;
  private final Arena arena;
  private final MemorySegment content;
  private final Seal seal;
  private final byte[] verified;

  private MappedArtifact(Path file, Arena arena, MemorySegment content, Seal seal) {
    this.file = file;
    this.arena = arena;
    this.content = content;
    this.seal = seal;
    verified = seal.verified();
  }

  /**
   * @throws IOException if it cannot be read, or does not end as it was written
   */
  public static MappedArtifact open(Path file) throws IOException {
    RegularFile.check(file);
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
      ByteBuffer bytes = size <= Integer.MAX_VALUE ? all.asByteBuffer() : null;
      Seal seal = Seal.read((start, length) -> slice(all, bytes, start, length), size);
      return new MappedArtifact(file, arena, all.asSlice(0, seal.length()), seal);
    } catch (ClosedByInterruptException e) {
      arena.close();
      throw e; // says nothing of the file
    } catch (IOException e) {
      arena.close();
      throw new IOException(file + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /**
   * Slices of a buffer are made faster, as long as nothing is compiled, than those of a segment.
   */
  private static ByteBuffer slice(
      MemorySegment all,
      @org.jspecify.annotations.Nullable ByteBuffer bytes,
      long start,
      int length) {
    return bytes == null
        ? all.asSlice(start, length).asByteBuffer()
        : bytes.slice((int) start, length);
  }

  /** All but the seal; nothing of it is verified yet. */
  public MemorySegment content() {
    return content;
  }

  /** See {@link Seal#name}. */
  public String name() {
    return seal.name();
  }

  /** See {@link Seal#verified}. */
  public byte[] verified() {
    return verified;
  }

  /**
   * Verifies what is to be read, unless it was.
   *
   * @param end exclusive; beyond the end of the content nothing is verified
   * @throws DamagedStoreException if it is not what was written
   */
  public void need(long start, long end) {
    try {
      if (!seal.verify(start, end)) {
        throw damaged("not what was written", new IOException());
      }
    } catch (IOException e) {
      throw damaged(String.valueOf(e.getMessage()), e);
    }
  }

  private DamagedStoreException damaged(String message, Throwable cause) {
    return DamagedStoreException.ofArtifact(file, message, cause);
  }

  @Override
  public void close() {
    arena.close();
  }
}
