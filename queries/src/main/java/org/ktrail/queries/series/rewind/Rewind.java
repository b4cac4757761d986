package org.ktrail.queries.series.rewind;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.series.change.Image;
import org.ktrail.queries.series.change.Rebuilder;
import org.ktrail.queries.series.change.Step;
import org.ktrail.queries.series.change.TouchedFile;

/** Takes a revision of a series out of a tree and puts another one in. */
public final class Rewind {
  private Rewind() {}

  /**
   * The files that differ from the base's then; empty where one is gone. What a hunk that does not
   * fit shows of a function takes the place of what is most like it there; a function that cannot
   * be made so is left out.
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
    for (Patch p : earlier) {
      for (FileChange change : p.files()) {
        if (!change.binary()) {
          merge(change, base, now);
        }
      }
    }
    return new TreeMap<>(now);
  }

  private static void merge(
      FileChange change,
      Function<String, Optional<byte[]>> base,
      Map<String, Optional<byte[]>> now) {
    Function<String, Optional<byte[]>> known =
        path -> now.containsKey(path) ? now.get(path) : base.apply(path);
    switch (change.kind()) {
      case DELETE -> now.put(change.oldPath(), Optional.empty());
      case ADD ->
          now.put(
              change.newPath(),
              Optional.of(
                  bytes(
                      change.hunks().stream()
                          .flatMap(h -> h.newLines().stream().map(HunkLine::text))
                          .toList())));
      case MODIFY, RENAME, COPY -> {
        Optional<byte[]> before = known.apply(change.oldPath());
        if (change.kind() == FileChange.Kind.RENAME) {
          now.put(change.oldPath(), Optional.empty());
        }
        // Of a file that is not there a patch shows too little.
        now.put(change.newPath(), before.map(text -> bytes(Merge.of(lines(text), change.hunks()))));
      }
    }
  }

  private static List<String> lines(byte[] text) {
    return new String(text, UTF_8).lines().toList();
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(UTF_8);
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
