package org.ktrail.queries.invariants.values;

import java.util.BitSet;
import java.util.function.Predicate;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;

/** What all ways from a step have in common, whatever is tested on them. */
public final class EveryWay {
  private EveryWay() {}

  /**
   * The steps from which every way comes to a wanted step before one that spoils it, and before the
   * function ends. Ways that never end, or end in a crash, do not count, but not all are such.
   */
  public static BitSet to(Flow flow, Predicate<Step> wanted, Predicate<Step> spoils) {
    int size = flow.steps().size();
    BitSet comes = new BitSet(size);
    comes.set(0, size);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = size - 1; i >= 0; i--) {
        if (comes.get(i) && !holds(flow.steps().get(i), comes, wanted, spoils)) {
          comes.clear(i);
          changed = true;
        }
      }
    }
    comes.and(some(flow, comes, wanted));
    return comes;
  }

  /** The steps from which some way comes to a wanted one. */
  private static BitSet some(Flow flow, BitSet among, Predicate<Step> wanted) {
    BitSet some = new BitSet(flow.steps().size());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = flow.steps().size() - 1; i >= 0; i--) {
        Step step = flow.steps().get(i);
        if (among.get(i)
            && !some.get(i)
            && (wanted.test(step) || step.next().stream().anyMatch(e -> some.get(e.to())))) {
          some.set(i);
          changed = true;
        }
      }
    }
    return some;
  }

  private static boolean holds(
      Step step, BitSet comes, Predicate<Step> wanted, Predicate<Step> spoils) {
    if (wanted.test(step)) {
      return true;
    }
    if (step.event() instanceof Event.Exit || spoils.test(step)) {
      return false;
    }
    for (Edge e : step.next()) {
      if (!comes.get(e.to())) {
        return false;
      }
    }
    return true;
  }
}
