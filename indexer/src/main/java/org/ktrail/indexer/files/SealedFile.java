package org.ktrail.indexer.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Whole files that end with a {@link Seal}. */
public final class SealedFile {
  private SealedFile() {}

  /** Appends its seal to a file that was written, and has both on the disk when it returns. */
  public static void seal(Path file) throws IOException {
    SealWriter sums = new SealWriter();
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = RegularFile.open(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sums.update(buffer, 0, n);
      }
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      ByteBuffer seal = ByteBuffer.wrap(sums.seal());
      while (seal.hasRemaining()) {
        channel.write(seal);
      }
      channel.force(true);
    }
  }

  /**
   * The content of a small file.
   *
   * @throws IOException if it is longer than {@code most} bytes, not what was written, or cannot be
   *     read
   */
  public static byte[] read(Path file, int most) throws IOException {
    byte[] all = RegularFile.read(file, most);
    Seal seal = Seal.read((start, length) -> ByteBuffer.wrap(all, (int) start, length), all.length);
    if (!seal.verify(0, seal.length())) {
      throw new IOException("not what was written");
    }
    return Arrays.copyOf(all, (int) seal.length());
  }

  /**
   * The name of a file's content, by its seal alone.
   *
   * @throws IOException if it has none, or cannot be read
   */
  public static String name(Path file) throws IOException {
    RegularFile.check(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return seal(channel).name();
    }
  }

  /** Whether all of a file is what was written, by its seal. */
  public static boolean isWhole(Path file) {
    try {
      RegularFile.check(file);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        Seal seal = seal(channel);
        return seal.verify(0, seal.length());
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static Seal seal(FileChannel channel) throws IOException {
    return Seal.read((start, length) -> read(channel, start, length), channel.size());
  }

  private static ByteBuffer read(FileChannel channel, long start, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, start + bytes.position()) < 0) {
        throw new java.io.EOFException("shorter than it was");
      }
    }
    return bytes.flip();
  }
}
