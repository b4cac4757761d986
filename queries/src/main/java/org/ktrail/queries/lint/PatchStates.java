package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.ktrail.queries.series.change.Delta;

/** The states after the patches of a submission; rules ask for the same ones for each function. */
final class PatchStates {
  /** States that are kept: a rule goes from patch to patch and looks at the end. */
  private static final int KEPT = 4;

  private final List<Delta> deltas;
  private final TreeMap<Integer, NewState> known = new TreeMap<>();
  private final List<Integer> order = new ArrayList<>();

  PatchStates(List<Delta> deltas) {
    this.deltas = deltas;
  }

  synchronized NewState after(int patch) {
    NewState state = known.get(patch);
    if (state == null) {
      state = NewState.of(deltas, patch);
      known.put(patch, state);
      order.add(patch);
      if (order.size() > KEPT) {
        known.remove(order.removeFirst());
      }
    }
    return state;
  }
}
