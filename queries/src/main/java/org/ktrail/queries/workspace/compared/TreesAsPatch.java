package org.ktrail.queries.workspace.compared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.ktrail.indexer.snapshot.LineDiff;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.queries.code.Image;
import org.ktrail.queries.series.change.SeriesStep;
import org.ktrail.queries.series.change.TouchedFile;

/** What differs between two revisions of a repository, as if one patch had made it. */
final class TreesAsPatch {
  private TreesAsPatch() {}

  static SeriesStep of(Snapshot old, Snapshot now, Predicate<String> wanted) {
    SortedSet<String> paths = new TreeSet<>(old.paths());
    paths.addAll(now.paths());
    List<TouchedFile> files = new ArrayList<>();
    for (String path : paths) {
      boolean source = path.endsWith(".c") || path.endsWith(".h");
      if (source && wanted.test(path)) {
        int before = old.indexOf(path);
        int after = now.indexOf(path);
        if (before < 0 || after < 0 || !old.blob(before).equals(now.blob(after))) {
          files.add(
              file(
                  path,
                  before < 0 ? Optional.empty() : Optional.of(old.read(old.blob(before))),
                  after < 0 ? Optional.empty() : Optional.of(now.read(now.blob(after)))));
        }
      }
    }
    return new SeriesStep(1, "", files);
  }

  private static TouchedFile file(String path, Optional<byte[]> before, Optional<byte[]> after) {
    SortedMap<Integer, Integer> removed = new TreeMap<>();
    SortedMap<Integer, Integer> added = new TreeMap<>();
    for (LineDiff.Lines lines :
        LineDiff.between(before.orElse(new byte[0]), after.orElse(new byte[0]))) {
      for (int i = lines.removedFrom(); i < lines.removedTo(); i++) {
        removed.put(i, lines.hunk());
      }
      for (int i = lines.addedFrom(); i < lines.addedTo(); i++) {
        added.put(i, lines.hunk());
      }
    }
    return new TouchedFile(
        before.isPresent() ? path : "",
        after.isPresent() ? path : "",
        before.map(Image::whole),
        after.map(Image::whole),
        removed,
        added);
  }
}
