package org.ktrail.indexer.apply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ktrail.indexer.apply.ReconstructedFile.Certainty;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.snapshot.Snapshot;

/**
 * The files of a series that has no base here, rebuilt patch by patch from the patches themselves:
 * what they show is known, what lies between is assumed from the snapshot that agrees best with
 * what they show of the file, and else unknown. Immutable.
 */
public final class Reconstruction {
  /** Unknown lines in front of a hunk that are kept as blank lines, so that numbers agree. */
  private static final int MOST_BLANK = 200_000;

  /**
   * What one patch does to a file.
   *
   * @param before empty if the patch adds the file
   * @param after empty if the patch deletes it
   */
  public record Change(
      FileChange change, Optional<ReconstructedFile> before, Optional<ReconstructedFile> after) {}

  /** What one patch does, and the state after it. */
  public record Step(Patch patch, List<Change> changes, Reconstruction after) {
    public Step {
      changes = List.copyOf(changes);
    }
  }

  /** A file in which to look for what lies between hunks. */
  private record Frame(GradedText text, String revision) {}

  private final List<Snapshot> nearest;
  private final SortedMap<String, Optional<ReconstructedFile>> files;

  private Reconstruction(
      List<Snapshot> nearest, SortedMap<String, Optional<ReconstructedFile>> files) {
    this.nearest = nearest;
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /**
   * Nothing known yet.
   *
   * @param nearest snapshots to assume from, the nearest first; of those that agree with a file
   *     equally well the first is taken
   */
  public static Reconstruction of(List<Snapshot> nearest) {
    return new Reconstruction(List.copyOf(nearest), new TreeMap<>());
  }

  /** Rebuilds what the next patch changes. Never fails. */
  public Step apply(Patch patch) {
    SortedMap<String, Optional<ReconstructedFile>> next = new TreeMap<>(files);
    List<Change> changes = new ArrayList<>();
    for (FileChange change : patch.files()) {
      if (change.binary()) {
        continue;
      }
      Change rebuilt = rebuild(change, new Reconstruction(nearest, next));
      changes.add(rebuilt);
      next = new TreeMap<>(next);
      if (change.kind() == FileChange.Kind.RENAME || change.kind() == FileChange.Kind.DELETE) {
        next.put(change.oldPath(), Optional.empty());
      }
      if (rebuilt.after().isPresent()) {
        next.put(change.newPath(), rebuilt.after());
      }
    }
    return new Step(patch, changes, new Reconstruction(nearest, next));
  }

  private static Change rebuild(FileChange change, Reconstruction state) {
    GradedText before = new GradedText();
    GradedText after = new GradedText();
    String revision = "";
    switch (change.kind()) {
      case ADD -> hunks(change).forEach(h -> after.addAll(h.after()));
      case DELETE -> hunks(change).forEach(h -> before.addAll(h.before()));
      case MODIFY, RENAME, COPY -> {
        Frame frame = state.frame(change);
        revision = frame.revision();
        if (frame.text().lines.isEmpty()) {
          sparse(change, before, after);
        } else {
          fill(change, frame.text(), before, after);
        }
      }
    }
    return new Change(
        change,
        change.kind() == FileChange.Kind.ADD
            ? Optional.empty()
            : Optional.of(before.file(change.oldPath(), revision)),
        change.kind() == FileChange.Kind.DELETE
            ? Optional.empty()
            : Optional.of(after.file(change.newPath(), revision)));
  }

  private static List<HunkLines> hunks(FileChange change) {
    List<HunkLines> hunks = new ArrayList<>();
    for (Hunk hunk : change.hunks()) {
      hunks.add(HunkLines.of(hunk, hunks.size() + 1));
    }
    return hunks;
  }

  /** The file as the series left it, or of the snapshots the one that has most of the hunks. */
  private Frame frame(FileChange change) {
    Optional<ReconstructedFile> known = files.getOrDefault(change.oldPath(), Optional.empty());
    if (known.isPresent()) {
      return new Frame(GradedText.of(known.get()), known.get().assumedFrom());
    }
    Frame best = new Frame(new GradedText(), "");
    int most = 0;
    for (Snapshot snapshot : nearest) {
      int index = snapshot.indexOf(change.oldPath());
      if (index < 0) {
        continue;
      }
      byte[] bytes = snapshot.read(snapshot.blob(index));
      int agreed = agreed(new HunkPlacer(TextLines.of(bytes), change.hunks()).each());
      if (agreed > most) {
        most = agreed;
        best = new Frame(GradedText.of(bytes, Certainty.ASSUMED), snapshot.revision());
      }
    }
    return best;
  }

  /** Lines of hunks that a file has as they are before or after. */
  private static int agreed(List<HunkResult> results) {
    int lines = 0;
    for (HunkResult result : results) {
      lines +=
          switch (result) {
            case HunkResult.Fitted h -> HunkLines.of(h.hunk(), h.number()).before().size();
            case HunkResult.Contained h -> HunkLines.of(h.hunk(), h.number()).after().size();
            case HunkResult.Conflict _ -> 0;
          };
    }
    return lines;
  }

  /** Hunks alone, at the lines that they name. */
  private static void sparse(FileChange change, GradedText before, GradedText after) {
    for (HunkLines hunk : hunks(change)) {
      blank(before, hunk.place());
      blank(after, Math.max(0, hunk.hunk().newStart() - 1));
      before.addAll(hunk.before());
      after.addAll(hunk.after());
    }
  }

  private static void blank(GradedText text, int to) {
    int end = Math.min(to, text.lines.size() + MOST_BLANK);
    while (text.lines.size() < end) {
      text.add("", Certainty.UNKNOWN);
    }
  }

  /** Hunks in the place of what the frame has there, and the frame's lines between them. */
  private static void fill(
      FileChange change, GradedText frame, GradedText before, GradedText after) {
    ConflictReader conflicts = new ConflictReader(frame.lines);
    int at = 0;
    List<HunkResult> results =
        new HunkPlacer(new TextLines(frame.lines, true), change.hunks()).each();
    for (HunkResult result : results) {
      HunkLines hunk = HunkLines.of(result.hunk(), result.number());
      int from;
      int to;
      switch (result) {
        case HunkResult.Fitted fitted -> {
          from = fitted.line() - 1;
          to = from + hunk.before().size();
        }
        case HunkResult.Contained contained -> {
          from = contained.line() - 1;
          to = Math.min(frame.lines.size(), from + hunk.after().size());
        }
        case HunkResult.Conflict _ -> {
          int[] region = conflicts.region(hunk, hunk.place());
          from =
              Math.max(at, region[0] < 0 ? Math.min(hunk.place(), frame.lines.size()) : region[0]);
          to = Math.max(from, region[1]);
        }
      }
      from = Math.max(at, from);
      to = Math.max(from, to);
      before.copy(frame, at, from);
      after.copy(frame, at, from);
      before.addAll(hunk.before());
      after.addAll(hunk.after());
      at = to;
    }
    before.copy(frame, at, frame.lines.size());
    after.copy(frame, at, frame.lines.size());
  }
}
