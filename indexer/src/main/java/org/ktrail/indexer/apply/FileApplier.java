package org.ktrail.indexer.apply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.ktrail.indexer.apply.FileResult.Outcome;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.TextMerge;

/** Applies the change of one file. */
final class FileApplier {
  private final PatchedTree tree;
  private final PatchApplier.Blobs blobs;
  private final SortedMap<String, Optional<byte[]>> changes;

  /**
   * @param changes takes what changes in the tree
   */
  FileApplier(
      PatchedTree tree, PatchApplier.Blobs blobs, SortedMap<String, Optional<byte[]>> changes) {
    this.tree = tree;
    this.blobs = blobs;
    this.changes = changes;
  }

  FileResult apply(FileChange change) {
    if (change.binary()) {
      return result(change, Outcome.LEFT_OUT, List.of(), "binary content is not read");
    }
    return switch (change.kind()) {
      case ADD -> add(change);
      case DELETE -> delete(change);
      case MODIFY -> modify(change, change.newPath(), change.newPath());
      case RENAME, COPY -> {
        boolean moved = !tree.has(change.oldPath()) && tree.has(change.newPath());
        yield modify(change, moved ? change.newPath() : change.oldPath(), change.newPath());
      }
    };
  }

  private FileResult add(FileChange change) {
    byte[] content = content(change);
    Optional<byte[]> there = tree.read(change.newPath());
    if (there.isEmpty()) {
      changes.put(change.newPath(), Optional.of(content));
      return applied(change, Outcome.APPLIED, List.of(), content, "");
    }
    TextLines text = TextLines.of(there.get());
    List<HunkResult> hunks = new ArrayList<>();
    if (text.lines().equals(TextLines.of(content).lines())) {
      return result(change, Outcome.CONTAINED, hunks, "");
    }
    ConflictReader reader = new ConflictReader(text.lines());
    for (Hunk hunk : change.hunks()) {
      hunks.add(reader.read(HunkLines.of(hunk, hunks.size() + 1), 0));
    }
    return result(change, Outcome.CONFLICT, hunks, "the file is there already, and differs");
  }

  private static byte[] content(FileChange change) {
    List<String> lines = new ArrayList<>();
    boolean newline = true;
    for (Hunk hunk : change.hunks()) {
      for (HunkLine line : hunk.newLines()) {
        lines.add(TextLines.carried(line.text()));
        newline = line.newline();
      }
    }
    return new TextLines(lines, newline).bytes();
  }

  private FileResult delete(FileChange change) {
    Optional<byte[]> there = tree.read(change.oldPath());
    if (there.isEmpty()) {
      return result(change, Outcome.CONTAINED, List.of(), "");
    }
    TextLines text = TextLines.of(there.get());
    HunkPlacer placer = new HunkPlacer(text, change.hunks());
    Optional<List<HunkResult>> fitted = placer.fitted();
    if (fitted.isPresent() && placer.apply(fitted.get()).lines().isEmpty()) {
      changes.put(change.oldPath(), Optional.empty());
      return result(change, Outcome.APPLIED, fitted.get(), "");
    }
    return result(
        change, Outcome.CONFLICT, placer.each(), "the file is not the one that is deleted");
  }

  private FileResult modify(FileChange change, String from, String to) {
    Optional<byte[]> there = tree.read(from);
    if (there.isEmpty()) {
      List<HunkResult> conflicts = new ArrayList<>();
      ConflictReader reader = new ConflictReader(List.of());
      for (Hunk hunk : change.hunks()) {
        conflicts.add(reader.read(HunkLines.of(hunk, conflicts.size() + 1), 0));
      }
      return result(change, Outcome.CONFLICT, conflicts, "there is no such file");
    }
    TextLines text = TextLines.of(there.get());
    HunkPlacer placer = new HunkPlacer(text, change.hunks());
    Optional<List<HunkResult>> fitted = placer.fitted();
    if (fitted.isPresent() && (!from.equals(to) || !change.hunks().isEmpty())) {
      byte[] after = placer.apply(fitted.get()).bytes();
      put(change, from, to, after);
      return applied(change, Outcome.APPLIED, fitted.get(), after, "");
    }
    if (change.hunks().isEmpty() && !change.oldMode().equals(change.newMode())) {
      // Trees here have no modes: it applies, and nothing is left of it.
      return applied(change, Outcome.APPLIED, List.of(), there.get(), "");
    }
    Optional<List<HunkResult>> contained = placer.contained();
    if (contained.isPresent()) {
      return result(change, Outcome.CONTAINED, contained.get(), "");
    }
    List<HunkResult> each = placer.each();
    Optional<byte[]> merged = merged(change, there.get());
    if (merged.isPresent()) {
      boolean same = Arrays.equals(merged.get(), there.get());
      if (!same) {
        put(change, from, to, merged.get());
      }
      return applied(
          change,
          same ? Outcome.CONTAINED : Outcome.MERGED,
          each,
          merged.get(),
          "three-way with blob " + change.oldBlob());
    }
    byte[] after = placer.apply(each).bytes();
    boolean conflict = each.stream().anyMatch(HunkResult.Conflict.class::isInstance);
    boolean all = each.stream().allMatch(HunkResult.Contained.class::isInstance);
    if (!all) {
      put(change, from, to, after);
    }
    return applied(
        change,
        conflict ? Outcome.CONFLICT : all ? Outcome.CONTAINED : Outcome.APPLIED,
        each,
        after,
        "");
  }

  private void put(FileChange change, String from, String to, byte[] after) {
    if (change.kind() == FileChange.Kind.RENAME && !from.equals(to)) {
      changes.put(from, Optional.empty());
    }
    changes.put(to, Optional.of(after));
  }

  /** The change merged by way of the blob it was made from, if that is known. */
  private Optional<byte[]> merged(FileChange change, byte[] ours) {
    if (change.oldBlob().isEmpty()) {
      return Optional.empty();
    }
    return blobs
        .find(change.oldBlob())
        .flatMap(base -> {
          HunkPlacer placer = new HunkPlacer(TextLines.of(base), change.hunks());
          return placer
              .fitted()
              .flatMap(fitted -> TextMerge.merge(base, ours, placer.apply(fitted).bytes()));
        });
  }

  private static FileResult applied(
      FileChange change, Outcome outcome, List<HunkResult> hunks, byte[] after, String note) {
    boolean verified =
        change.newBlob().length() >= 7
            && BlobId.ofContent(after).toString().startsWith(change.newBlob());
    return new FileResult(change, outcome, hunks, verified, note);
  }

  private static FileResult result(
      FileChange change, Outcome outcome, List<HunkResult> hunks, String note) {
    return new FileResult(change, outcome, hunks, false, note);
  }
}
