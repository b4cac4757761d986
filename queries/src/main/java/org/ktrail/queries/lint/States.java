package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.ktrail.queries.series.change.Delta;

/** The states after the patches of a submission; rules ask for the same ones for each function. */
final class States {
  /** States that are kept: a rule goes from patch to patch and looks at the end. */
  private static final int KEPT = 4;

  private final List<Delta> deltas;
  private final TreeMap<Integer, State> known = new TreeMap<>();
  private final List<Integer> order = new ArrayList<>();

  States(List<Delta> deltas) {
    this.deltas = deltas;
  }

  synchronized State after(int patch) {
    State state = known.get(patch);
    if (state == null) {
      state = State.of(deltas, patch);
      known.put(patch, state);
      order.add(patch);
      if (order.size() > KEPT) {
        known.remove(order.removeFirst());
      }
    }
    return state;
  }
}
