package org.ktrail.queries.series.rewind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.series.change.Image;
import org.ktrail.queries.series.change.Rebuilder;
import org.ktrail.queries.series.change.Step;
import org.ktrail.queries.series.change.TouchedFile;

/** Takes a revision of a series out of a tree and puts another one in. */
public final class Rewind {
  private Rewind() {}

  /**
   * The files that differ from the base's then; empty where one is gone. A hunk that does not fit
   * takes the place of the lines most like it.
   *
   * @param base bytes of a file of the tree that has the later revision
   * @param later patches of that revision, in their order
   * @param earlier patches of the revision wanted, in their order
   */
  public static SortedMap<String, Optional<byte[]>> files(
      Function<String, Optional<byte[]>> base, List<Patch> later, List<Patch> earlier) {
    Map<String, Optional<byte[]>> now = new HashMap<>();
    List<Patch> back = later.reversed().stream().map(Reversed::of).toList();
    apply(new Rebuilder(base, true), back, now);
    Map<String, Optional<byte[]>> before = Map.copyOf(now);
    Rebuilder forward =
        new Rebuilder(path -> before.containsKey(path) ? before.get(path) : base.apply(path), true);
    apply(forward, earlier, now);
    return new TreeMap<>(now);
  }

  private static void apply(
      Rebuilder rebuilder, List<Patch> patches, Map<String, Optional<byte[]>> now) {
    int number = 0;
    for (Patch p : patches) {
      Step step = rebuilder.step(++number, p);
      for (TouchedFile f : step.files()) {
        if (!f.oldPath().isEmpty() && !f.oldPath().equals(f.newPath())) {
          now.put(f.oldPath(), Optional.empty());
        }
        if (!f.newPath().isEmpty()) {
          now.put(f.newPath(), f.after().map(Image::text));
        }
      }
    }
  }
}
