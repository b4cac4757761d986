package org.ktrail.indexer.pipeline;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.SourceKey;

/**
 * One number for all facts of a snapshot as they are stored: equal for two indexes whose facts are
 * the same, source by source, in whatever order and by however many threads they were made.
 */
public final class FactsDigest {
  private FactsDigest() {}

  /** SHA-256 in hexadecimal digits; sources that are not in the store count as such. */
  public static String of(FactStore store, Snapshot snapshot) {
    List<SourceKey> sorted = new ArrayList<>(SourceKey.all(snapshot));
    sorted.sort(Comparator.comparing(SourceKey::blob).thenComparing(SourceKey::language));
    int[] ordinals = store.ordinals(sorted);
    FactReader reader = store.reader();
    MessageDigest digest = sha256();
    for (int i = 0; i < ordinals.length; i++) {
      digest.update(sorted.get(i).toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      if (ordinals[i] >= 0) {
        reader.feed(ordinals[i], digest);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
