package org.ktrail.queries.series.place;

import java.util.List;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.indexer.apply.PatchedTree;
import org.ktrail.indexer.apply.Reconstruction;
import org.ktrail.indexer.snapshot.Snapshot;

/** Where a series belongs, as far as this repository can tell. */
public sealed interface Placement {
  PostedSeries series();

  /** What hints at the base, in the order in which it is believed. */
  List<Evidence> evidence();

  /**
   * On a base.
   *
   * @param results one for each patch, in order
   */
  record OnBase(
      PostedSeries series, List<Evidence> evidence, Snapshot base, List<PatchResult> results)
      implements Placement {
    public OnBase {
      evidence = List.copyOf(evidence);
      results = List.copyOf(results);
    }

    /** How well the base fits. */
    public BaseFit fit() {
      return BaseFit.of(results);
    }

    /**
     * The tree after the first patches: of those that fit, what fits.
     *
     * @param patches 0 for the base
     */
    public PatchedTree prefix(int patches) {
      return patches == 0 ? PatchedTree.of(base) : results.get(patches - 1).tree();
    }

    /** The tree after all patches. */
    public PatchedTree whole() {
      return prefix(results.size());
    }
  }

  /**
   * No revision of the repository has anything of what the series starts from, so that it can only
   * be read by itself.
   *
   * @param steps one for each patch, in order: its files as far as they can be told
   */
  record WithoutBase(PostedSeries series, List<Evidence> evidence, List<Reconstruction.Step> steps)
      implements Placement {
    public WithoutBase {
      evidence = List.copyOf(evidence);
      steps = List.copyOf(steps);
    }
  }
}
