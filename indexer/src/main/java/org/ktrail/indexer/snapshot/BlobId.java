package org.ktrail.indexer.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name git gives to the bytes of a file: 20 bytes of SHA-1. Ordered as unsigned bytes. */
public record BlobId(long high, long middle, int low) implements Comparable<BlobId> {
  /** Bytes of an id. */
  public static final int LENGTH = 20;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  public static BlobId of(byte[] bytes, int offset) {
    return new BlobId(
        (long) LONG.get(bytes, offset),
        (long) LONG.get(bytes, offset + 8),
        (int) INT.get(bytes, offset + 16));
  }

  /** From 40 hexadecimal digits. */
  public static BlobId of(String hex) {
    if (hex.length() != 2 * LENGTH) {
      throw new IllegalArgumentException("not an object id: " + hex);
    }
    return of(HexFormat.of().parseHex(hex), 0);
  }

  /** The id of these bytes as a blob. */
  public static BlobId ofContent(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return of(digest.digest(content), 0);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-1", e);
    }
  }

  public void write(byte[] bytes, int offset) {
    LONG.set(bytes, offset, high);
    LONG.set(bytes, offset + 8, middle);
    INT.set(bytes, offset + 16, low);
  }

  public byte[] bytes() {
    byte[] bytes = new byte[LENGTH];
    write(bytes, 0);
    return bytes;
  }

  @Override
  public int compareTo(BlobId other) {
    int order = Long.compareUnsigned(high, other.high);
    if (order == 0) {
      order = Long.compareUnsigned(middle, other.middle);
    }
    return order == 0 ? Integer.compareUnsigned(low, other.low) : order;
  }

  @Override
  public int hashCode() {
    return (int) high; // already the output of a hash
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}
