package org.ktrail.queries.series.pairing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;

/**
 * The id that {@code git patch-id --stable} gives a patch: the sum of the SHA-1 of each file's
 * change, without blanks, line numbers and blob ids. Equal of patches that differ in these, or in
 * the order of their files, alone. Of a rename git's id also depends on the share of equal lines,
 * which a {@link FileChange} does not keep: there, and for binary files, the id is only like git's.
 */
public final class PatchId {
  private PatchId() {}

  /** 40 hexadecimal digits; only zeros of a patch that changes no file. */
  public static String of(Patch patch) {
    byte[] sum = new byte[20];
    for (FileChange file : patch.files()) {
      add(sum, hash(file));
    }
    return HexFormat.of().formatHex(sum);
  }

  private static byte[] hash(FileChange file) {
    MessageDigest digest = sha1();
    String old = file.oldPath().isEmpty() ? file.newPath() : file.oldPath();
    take(digest, "diff --git a/" + old + " b/" + file.path());
    switch (file.kind()) {
      case ADD -> take(digest, "new file mode " + file.newMode());
      case DELETE -> take(digest, "deleted file mode " + file.oldMode());
      case RENAME -> renamed(digest, "rename", file);
      case COPY -> renamed(digest, "copy", file);
      case MODIFY -> {
        if (!file.oldMode().equals(file.newMode()) && !file.oldMode().isEmpty()) {
          take(digest, "old mode " + file.oldMode());
          take(digest, "new mode " + file.newMode());
        }
      }
    }
    if (file.binary()) {
      take(digest, file.oldBlob());
      take(digest, file.newBlob());
    } else if (!file.hunks().isEmpty()) {
      take(digest, "--- " + (file.oldPath().isEmpty() ? "/dev/null" : "a/" + file.oldPath()));
      take(digest, "+++ " + (file.newPath().isEmpty() ? "/dev/null" : "b/" + file.newPath()));
    }
    for (Hunk hunk : file.hunks()) {
      for (HunkLine line : hunk.lines()) {
        take(digest, line.toString());
      }
    }
    return digest.digest();
  }

  private static void renamed(MessageDigest digest, String how, FileChange file) {
    take(digest, how + " from " + file.oldPath());
    take(digest, how + " to " + file.newPath());
  }

  private static void take(MessageDigest digest, String line) {
    digest.update(withoutBlanks(line).getBytes(StandardCharsets.UTF_8));
  }

  /** Without what C's {@code isspace} takes for a blank. */
  static String withoutBlanks(String line) {
    StringBuilder kept = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != ' ' && (c < '\t' || c > '\r')) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** Adds bytewise, the first byte the least. */
  private static void add(byte[] sum, byte[] hash) {
    int carry = 0;
    for (int i = 0; i < sum.length; i++) {
      carry += (sum[i] & 0xff) + (hash[i] & 0xff);
      sum[i] = (byte) carry;
      carry >>= 8;
    }
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
