package org.ktrail.queries.series.place;

import java.util.List;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.indexer.apply.PatchResult.Verdict;

/**
 * Whether a base fits a series: what became of its patches there, counted once. Three askers draw
 * the line at three places, each for a reason of its own.
 *
 * @param patches all of them, also those that change nothing
 * @param empty that change nothing
 * @param fitting that apply, with fuzz at most
 * @param contained that the base has as they are
 * @param earlier that the base has in another form, usually a later one
 * @param conflicting of which something does not fit
 */
public record BaseFit(
    int patches, int empty, int fitting, int contained, int earlier, int conflicting) {

  static BaseFit of(List<PatchResult> results) {
    int[] counts = new int[Verdict.values().length];
    results.forEach(r -> counts[r.verdict().ordinal()]++);
    return new BaseFit(
        results.size(),
        counts[Verdict.EMPTY.ordinal()],
        counts[Verdict.APPLIES.ordinal()] + counts[Verdict.FUZZY.ordinal()],
        counts[Verdict.CONTAINED.ordinal()],
        counts[Verdict.EARLIER_FORM.ordinal()],
        counts[Verdict.CONFLICT.ordinal()]);
  }

  /** That the base has, in whatever form. */
  private int present() {
    return contained + earlier;
  }

  /**
   * The series belongs here: nothing conflicts, and something is left to apply. Else what is said
   * of lines of the base would be said of other lines.
   */
  public boolean belongs() {
    return conflicting == 0 && present() < patches;
  }

  /** Nothing conflicts and something applies: the base may be the one that was meant. */
  boolean applies() {
    return conflicting == 0 && fitting > 0;
  }

  /**
   * Most patches fit or are there as they are: the files after them are more those of the series
   * than of a later revision that the base has.
   */
  public boolean isNear() {
    return 2 * (fitting + contained) >= patches;
  }

  /** The base has most of what the series changes: it is, or contains, what became of it. */
  public boolean hasMost() {
    return present() > fitting + conflicting;
  }

  /** The base has every patch as it stands, and none in another form. */
  public boolean hasAll() {
    return empty + contained == patches;
  }
}
