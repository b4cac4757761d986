package org.ktrail.queries.workspace.edited;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.Snapshot;

/**
 * Texts that an editor has open, laid over changed files of a revision. A text that is the
 * revision's own is no change, so that a file that is merely open costs nothing.
 *
 * @param texts by path
 */
public record OpenBuffers(Map<String, byte[]> texts) {
  public OpenBuffers {
    texts = Map.copyOf(texts);
  }

  /** The changed files as they would be if all that is open were saved. */
  public ChangedFiles over(ChangedFiles saved) {
    SortedMap<String, Optional<byte[]>> files = new TreeMap<>(saved.files());
    Snapshot base = saved.base();
    texts.forEach((path, text) -> {
      int index = base.indexOf(path);
      if (index >= 0 && Arrays.equals(base.read(base.blob(index)), text)) {
        files.remove(path);
      } else {
        files.put(path, Optional.of(text));
      }
    });
    return new ChangedFiles(base, files, saved.misfits());
  }
}
