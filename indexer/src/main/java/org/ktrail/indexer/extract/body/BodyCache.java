package org.ktrail.indexer.extract.body;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.snapshot.BlobId;

/**
 * The functions of the blobs that were asked for last, by blob id: the revisions of a series share
 * most of theirs. A path is given the same objects each time. Safe for several threads, of which
 * two may read the same blob at once.
 */
public final class BodyCache {
  /** Bytes of C whose functions are kept; the functions take about twenty times as much. */
  private static final long MOST = 8 << 20;

  private final long most;
  private final LinkedHashMap<BlobId, Read> read = new LinkedHashMap<>(64, 0.75f, true);
  private long held;

  /** A blob's functions, by the paths that it was asked for at. */
  private record Read(int size, Map<String, List<Flow>> byPath) {}

  public BodyCache() {
    this(MOST);
  }

  /**
   * @param most bytes of blobs that are kept
   */
  BodyCache(long most) {
    this.most = most;
  }

  /** The functions of a blob at a path, which are made if they are not kept. */
  List<Flow> flows(String path, byte[] blob, Supplier<List<Flow>> make) {
    BlobId id = BlobId.ofContent(blob);
    List<Flow> known = known(id, path);
    return known == null ? keep(id, path, blob.length, List.copyOf(make.get())) : known;
  }

  private synchronized @Nullable List<Flow> known(BlobId id, String path) {
    Read known = read.get(id);
    return known == null
        ? null
        : known
            .byPath()
            .computeIfAbsent(
                path,
                p -> known.byPath().values().iterator().next().stream().map(f -> f.in(p)).toList());
  }

  private synchronized List<Flow> keep(BlobId id, String path, int size, List<Flow> made) {
    List<Flow> other = known(id, path);
    if (other != null) {
      return other; // another thread was faster
    }
    Map<String, List<Flow>> byPath = new HashMap<>();
    byPath.put(path, made);
    read.put(id, new Read(size, byPath));
    held += size;
    Iterator<Read> eldest = read.values().iterator();
    while (held > most && read.size() > 1) {
      held -= eldest.next().size();
      eldest.remove();
    }
    return made;
  }
}
