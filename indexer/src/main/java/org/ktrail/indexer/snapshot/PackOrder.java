package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.lib.ObjectDatabase;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The order in which blobs lie in their pack. Reading them so goes forward through the file, and
 * meets the bases of deltas while they are still cached.
 */
public final class PackOrder {
  private PackOrder() {}

  /**
   * Sorts in place what is known by blobs; blobs that are in no pack come last. Only speed depends
   * on it.
   */
  public static <T> void sort(Snapshot snapshot, List<T> all, Function<T, BlobId> blobOf) {
    if (!(snapshot instanceof GitSnapshot git)) {
      return;
    }
    ObjectDatabase database = git.repository().jgit().getObjectDatabase();
    if (!(database instanceof ObjectDirectory directory)) {
      return;
    }
    Map<BlobId, Long> offsets = new HashMap<>();
    long pack = 0;
    for (Pack p : directory.getPacks()) {
      try {
        for (T each : all) {
          BlobId blob = blobOf.apply(each);
          long offset = p.getIndex().findOffset(ObjectId.fromRaw(blob.bytes()));
          if (offset >= 0) {
            offsets.putIfAbsent(blob, (pack << 44) + offset);
          }
        }
      } catch (IOException e) {
        return; // the reader will say what is wrong
      }
      pack++;
    }
    all.sort(Comparator.comparingLong(t -> offsets.getOrDefault(blobOf.apply(t), Long.MAX_VALUE)));
  }
}
