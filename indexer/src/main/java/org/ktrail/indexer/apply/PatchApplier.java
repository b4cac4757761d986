package org.ktrail.indexer.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ktrail.indexer.apply.FileResult.Outcome;
import org.ktrail.indexer.apply.PatchResult.Verdict;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Patch;

/**
 * Applies patches to trees in memory, with the habits of {@code git apply}: a hunk fits exactly, at
 * its place or as near to it as can be, and where it does not, {@code git am -3}: a three-way merge
 * with the blob that the patch names. Beyond git, a hunk may fit with {@link Fuzz}, which is said,
 * and a patch that does not fit is compared with what the tree has in its place.
 */
public final class PatchApplier {
  /** Blobs of the repository. */
  public interface Blobs {
    /** The bytes of the blob whose id begins so; empty if there is none. */
    Optional<byte[]> find(String abbreviated);
  }

  /** From this share of its changed lines on, a patch that conflicts is an earlier form. */
  private static final double EARLIER = 0.6;

  private PatchApplier() {}

  /** Never fails: what does not fit is in the result. */
  public static PatchResult apply(PatchedTree tree, Patch patch, Blobs blobs) {
    List<FileResult> files = new ArrayList<>();
    PatchedTree after = tree;
    for (FileChange change : patch.files()) {
      SortedMap<String, Optional<byte[]>> changes = new TreeMap<>();
      files.add(new FileApplier(after, blobs, changes).apply(change));
      after = after.with(changes); // several diffs of one mail may change a file
    }
    double presence = presence(files);
    Verdict verdict = verdict(files, presence);
    boolean skipped = verdict == Verdict.CONTAINED || verdict == Verdict.EARLIER_FORM;
    return new PatchResult(patch, verdict, files, presence, skipped ? tree : after);
  }

  private static Verdict verdict(List<FileResult> files, double presence) {
    if (files.isEmpty()) {
      return Verdict.EMPTY;
    }
    if (files.stream().anyMatch(f -> f.outcome() == Outcome.CONFLICT)) {
      return presence >= EARLIER ? Verdict.EARLIER_FORM : Verdict.CONFLICT;
    }
    if (files.stream().allMatch(f -> f.outcome() == Outcome.CONTAINED)) {
      return Verdict.CONTAINED;
    }
    boolean fuzzy =
        files.stream()
            .filter(f -> f.outcome() == Outcome.APPLIED)
            .flatMap(f -> f.hunks().stream())
            .anyMatch(h -> h instanceof HunkResult.Fitted fitted && fitted.fuzz() > 0);
    return fuzzy ? Verdict.FUZZY : Verdict.APPLIES;
  }

  private static double presence(List<FileResult> files) {
    int all = 0;
    int there = 0;
    for (FileResult file : files) {
      for (HunkResult hunk : file.hunks()) {
        int changed = HunkLines.of(hunk.hunk(), hunk.number()).changed();
        all += changed;
        boolean present =
            switch (hunk) {
              case HunkResult.Fitted _ -> false;
              case HunkResult.Contained _ -> true;
              case HunkResult.Conflict conflict -> conflict.earlierForm();
            };
        there += present || file.outcome() == Outcome.CONTAINED ? changed : 0;
      }
      if (file.hunks().isEmpty() && file.outcome() == Outcome.APPLIED) { // a file that is added
        all += file.change().hunks().stream().mapToInt(h -> h.lines().size()).sum();
      }
    }
    return all == 0 ? 0 : (double) there / all;
  }
}
