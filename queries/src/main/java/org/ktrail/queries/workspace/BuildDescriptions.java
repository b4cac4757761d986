package org.ktrail.queries.workspace;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ktrail.indexer.kbuild.KbuildModel;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.ChangedTree;

/**
 * What Kbuild says of revisions with changed files. Reading it takes seconds, and revisions of a
 * series rarely change it: of sources it matters only which there are.
 */
final class BuildDescriptions {
  /** Revisions follow each other, and mostly have what the one before has. */
  private static final int MOST = 2;

  private static final Map<Key, KbuildModel> KNOWN = new LinkedHashMap<>();

  private BuildDescriptions() {}

  /**
   * @param changes by path: whether a source is there, or the bytes of another file
   */
  private record Key(String tree, SortedMap<String, Optional<ByteBuffer>> changes) {}

  /** Read without a lock: who reads waits for git, which may have to wait for others. */
  static KbuildModel of(ChangedFiles files) {
    Key key = key(files);
    KbuildModel known = known(key).orElseGet(() -> KbuildModel.read(new ChangedTree(files)));
    keep(key, known);
    return known;
  }

  private static synchronized Optional<KbuildModel> known(Key key) {
    return Optional.ofNullable(KNOWN.get(key));
  }

  private static synchronized void keep(Key key, KbuildModel model) {
    KNOWN.remove(key);
    KNOWN.put(key, model); // the last one is the one used last
    while (KNOWN.size() > MOST) {
      KNOWN.remove(KNOWN.keySet().iterator().next());
    }
  }

  private static Key key(ChangedFiles files) {
    SortedMap<String, Optional<ByteBuffer>> changes = new TreeMap<>();
    files
        .files()
        .forEach((path, bytes) -> {
          boolean source = FileExtractor.isSource(path);
          if (!source || bytes.isPresent() != (files.base().indexOf(path) >= 0)) {
            changes.put(path, source ? Optional.empty() : bytes.map(ByteBuffer::wrap));
          }
        });
    return new Key(files.base().tree(), changes);
  }
}
