package org.ktrail.queries.series.rewind;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.snapshot.Misfit;
import org.ktrail.queries.code.Image;
import org.ktrail.queries.series.change.Rebuilder;
import org.ktrail.queries.series.change.SeriesStep;
import org.ktrail.queries.series.change.TouchedFile;

/** Takes a revision of a series out of a tree and puts another one in. */
public final class Rewind {
  private Rewind() {}

  /**
   * @param files that differ from the base's; empty where one is gone
   * @param misfits what could not be made as the revision has it
   */
  public record Rewound(SortedMap<String, Optional<byte[]>> files, List<Misfit> misfits) {
    public Rewound {
      misfits = List.copyOf(misfits);
    }
  }

  /**
   * The files that differ from the base's then. What both revisions change alike stays as it
   * became. What a hunk that does not fit shows of a function takes the place of what is most like
   * it there; a function that cannot be made so is left out.
   *
   * @param base bytes of a file of the tree that has the later revision
   * @param later patches of that revision, in their order
   * @param earlier patches of the revision wanted, in their order
   */
  public static Rewound files(
      Function<String, Optional<byte[]>> base, List<Patch> later, List<Patch> earlier) {
    Map<String, Optional<byte[]>> now = new HashMap<>();
    Alike alike = Alike.of(later, earlier);
    List<Patch> back = later.reversed().stream().map(alike::rest).map(Reversed::of).toList();
    apply(new Rebuilder(base, true), back, now);
    List<Misfit> misfits = new ArrayList<>();
    for (int i = 0; i < earlier.size(); i++) {
      for (FileChange change : alike.rest(earlier.get(i)).files()) {
        if (!change.binary()) {
          String why = "what patch %d shows of it fits nothing here".formatted(i + 1);
          merge(change, base, now)
              .forEach(name -> misfits.add(new Misfit(change.newPath(), name, why)));
        }
      }
    }
    return new Rewound(new TreeMap<>(now), misfits);
  }

  /** Names of what was left out of a file. */
  private static Set<String> merge(
      FileChange change,
      Function<String, Optional<byte[]>> base,
      Map<String, Optional<byte[]>> now) {
    Function<String, Optional<byte[]>> known =
        path -> now.containsKey(path) ? now.get(path) : base.apply(path);
    return switch (change.kind()) {
      case DELETE -> {
        now.put(change.oldPath(), Optional.empty());
        yield Set.of();
      }
      case ADD -> {
        List<String> all =
            change.hunks().stream()
                .flatMap(h -> h.newLines().stream().map(HunkLine::text))
                .toList();
        now.put(change.newPath(), Optional.of(bytes(all)));
        yield Set.of();
      }
      case MODIFY, RENAME, COPY -> {
        Optional<byte[]> before = known.apply(change.oldPath());
        if (change.kind() == FileChange.Kind.RENAME) {
          now.put(change.oldPath(), Optional.empty());
        }
        // Of a file that is not there a patch shows too little.
        Optional<Merge.Merged> merged = before.map(text -> Merge.of(lines(text), change.hunks()));
        now.put(change.newPath(), merged.map(m -> bytes(m.lines())));
        yield merged.map(Merge.Merged::leftOut).orElse(Set.of());
      }
    };
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
      SeriesStep step = rebuilder.step(++number, p);
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
