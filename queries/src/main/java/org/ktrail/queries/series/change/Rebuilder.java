package org.ktrail.queries.series.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.code.LineSet;

/**
 * Makes the steps of a revision out of its patches and what there is of their base. Where a patch
 * applies to what the patches before it left, its images are that; where it does not, they are
 * rebuilt from its hunks, and the functions around them are taken from the nearest text that
 * agrees. Never invents a line: what it takes from elsewhere is marked as assumed, and what mends a
 * cut function so that it can be read (its first line out of the hunk's header, its closing braces)
 * too.
 */
public final class Rebuilder {
  private final Function<String, Optional<byte[]>> base;
  private final boolean placed;
  private final Map<String, Optional<Filler>> state = new HashMap<>();

  /** Lines that a gap may be filled from. */
  record Filler(List<String> lines, LineSet known, LineSet assumed) {}

  /**
   * @param base the bytes of a file of the revision that the series is held against
   * @param placed whether the series is meant for that revision, so that what it has is known;
   *     otherwise what is taken from it is assumed
   */
  public Rebuilder(Function<String, Optional<byte[]>> base, boolean placed) {
    this.base = base;
    this.placed = placed;
  }

  /** The next patch of the revision. */
  public SeriesStep step(int number, Patch patch) {
    List<TouchedFile> files = new ArrayList<>();
    for (FileChange change : patch.files()) {
      if (!change.binary()) {
        files.add(file(change));
      }
    }
    return new SeriesStep(number, patch.title(), files);
  }

  private Optional<Filler> filler(String path) {
    return state.computeIfAbsent(path, p -> base.apply(p).map(this::whole));
  }

  private Filler whole(byte[] text) {
    List<String> lines = List.of(new String(text, UTF_8).split("\n", -1));
    List<String> kept =
        !lines.isEmpty() && lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    return placed
        ? new Filler(kept, LineSet.ALL, LineSet.of(new java.util.BitSet()))
        : new Filler(kept, LineSet.of(new java.util.BitSet()), LineSet.ALL);
  }

  private TouchedFile file(FileChange change) {
    return switch (change.kind()) {
      case ADD -> {
        RebuiltFile made = new RebuiltFile(change.hunks(), true);
        state.put(change.newPath(), Optional.of(made.after().filler()));
        yield touched(change, Optional.empty(), Optional.of(made.after()));
      }
      case DELETE -> {
        RebuiltFile made = rebuilt(change);
        state.put(change.oldPath(), Optional.empty());
        yield touched(change, Optional.of(made.before()), Optional.empty());
      }
      case MODIFY, RENAME, COPY -> {
        RebuiltFile made = rebuilt(change);
        if (change.kind() == FileChange.Kind.RENAME) {
          state.put(change.oldPath(), Optional.empty());
        }
        state.put(change.newPath(), Optional.of(made.after().filler()));
        yield touched(change, Optional.of(made.before()), Optional.of(made.after()));
      }
    };
  }

  private RebuiltFile rebuilt(FileChange change) {
    Optional<Filler> from = filler(change.oldPath());
    if (from.isPresent()) {
      Optional<RebuiltFile> applied = RebuiltFile.applied(from.get(), change.hunks());
      if (applied.isPresent()) {
        return applied.get();
      }
    }
    return from.map(f -> RebuiltFile.woven(f, change.hunks()))
        .orElseGet(() -> new RebuiltFile(change.hunks(), false));
  }

  private static TouchedFile touched(
      FileChange change, Optional<RebuiltFile.Side> before, Optional<RebuiltFile.Side> after) {
    return new TouchedFile(
        change.oldPath(),
        change.newPath(),
        before.map(RebuiltFile.Side::image),
        after.map(RebuiltFile.Side::image),
        before.map(RebuiltFile.Side::marked).orElseGet(TreeMap::new),
        after.map(RebuiltFile.Side::marked).orElseGet(TreeMap::new));
  }

  /** The number of each marked line's hunk, in the order of lines. */
  static SortedMap<Integer, Integer> marks() {
    return new TreeMap<>();
  }

  static List<String> texts(List<HunkLine> lines) {
    return lines.stream().map(HunkLine::text).toList();
  }

  static List<HunkLine> side(Hunk hunk, boolean after) {
    return after ? hunk.newLines() : hunk.oldLines();
  }
}
