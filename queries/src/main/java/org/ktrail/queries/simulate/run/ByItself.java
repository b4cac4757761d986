package org.ktrail.queries.simulate.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Joins the ways of a step on which nothing runs by itself with those on which what was handed over
 * does. What nobody followed can decide of the latter is left out: that a function which runs later
 * is not understood, or waits for what nobody here does, is no reason not to know the former.
 */
final class ByItself {
  private ByItself() {}

  /**
   * @param alone nothing runs by itself
   * @param complete whether a way of those ended because it waits for what runs by itself
   * @param more what was handed over runs by itself, too
   */
  static Schedule.Explored joined(
      Schedule.Explored alone, boolean complete, Schedule.Explored more) {
    boolean stuck =
        alone.endings().stream()
            .anyMatch(e -> e.fault().filter(f -> f.kind() == Fault.Kind.DEADLOCK).isPresent());
    boolean enough = complete || !more.complete() && alone.complete() && !stuck;
    Set<Invention> known = new HashSet<>();
    alone.endings().forEach(e -> known.addAll(e.state().inventions()));
    List<Machine.Ending> endings = new ArrayList<>(enough ? alone.endings() : List.of());
    boolean leftOut = !more.complete();
    for (Machine.Ending e : more.endings()) {
      if (!e.state().ranDeferred) {
        if (!enough) {
          endings.add(e);
        }
        continue;
      }
      boolean followed =
          e.fault().filter(f -> isOpen(f.kind())).isEmpty()
              && known.containsAll(
                  e.state().inventions().stream().filter(Invention::chosen).toList());
      leftOut |= !followed;
      if (followed) {
        endings.add(e);
      }
    }
    return new Schedule.Explored(
        endings,
        enough && alone.complete() || more.complete(),
        alone.interruptible() || more.interruptible(),
        leftOut,
        more.contended());
  }

  /** Whether a way that ended so tells nothing. What the code itself stops tells that it did. */
  private static boolean isOpen(Fault.Kind kind) {
    return switch (kind) {
      case UNKNOWN, BOUND -> true;
      case BAD_ACCESS, DIVISION_BY_ZERO, UNDEFINED, DEADLOCK, STOPPED -> false;
    };
  }
}
