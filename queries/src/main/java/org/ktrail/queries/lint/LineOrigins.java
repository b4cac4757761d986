package org.ktrail.queries.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.TouchedFile;

/**
 * Which patch put in each line of the files that a revision touches, as its last patch leaves them.
 */
public final class LineOrigins {
  private final Map<String, TreeMap<Integer, Integer>> origins = new HashMap<>();

  LineOrigins(List<Delta> deltas) {
    for (Delta delta : deltas) {
      for (TouchedFile file : delta.step().files()) {
        apply(delta.step().number(), file);
      }
    }
  }

  /** Lines that stay move by what goes and comes before them. */
  private void apply(int patch, TouchedFile file) {
    TreeMap<Integer, Integer> old = origins.getOrDefault(file.oldPath(), new TreeMap<>());
    TreeMap<Integer, Integer> now = new TreeMap<>();
    if (file.oldPath().equals(file.newPath()) || !file.oldPath().isEmpty()) {
      origins.remove(file.oldPath());
    }
    if (file.newPath().isEmpty()) {
      return;
    }
    file.added().keySet().forEach(line -> now.put(line, patch));
    old.forEach((line, from) -> {
      if (!file.removed().containsKey(line)) {
        int moved = line - file.removed().headMap(line).size();
        for (int added : file.added().keySet()) {
          if (added > moved) {
            break;
          }
          moved++;
        }
        now.put(moved, from);
      }
    });
    origins.put(file.newPath(), now);
  }

  /** 0 if no patch did. */
  int patchOf(String file, int line) {
    TreeMap<Integer, Integer> lines = origins.get(file);
    return lines == null ? 0 : lines.getOrDefault(line, 0);
  }
}
