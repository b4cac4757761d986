package org.ktrail.queries.simulate.run;

import java.util.List;
import org.ktrail.queries.simulate.term.Term;

/**
 * A function that was handed over to run later by itself: work, a timer, what follows a grace
 * period. It runs as an actor of its own.
 *
 * @param ticket tells it from all others, from 1; later ones have greater ones
 * @param kind of what it was handed over with; of one object and kind one runs at a time
 * @param object what tells it from others of its kind, which must be there when it begins
 * @param argument what the function is given
 * @param clears a word that is 0 from when it begins, 0 if there is none
 * @param after the step after which it can begin, where time has to pass before; −1 if none has to
 * @param sections read sections that have to end before, by the numbers of their locks
 * @param name as it is shown
 */
record Deferred(
    long ticket,
    String kind,
    long object,
    long function,
    Term argument,
    long clears,
    int after,
    List<Long> sections,
    String name) {

  /** Whether it was handed over with this. */
  boolean isOf(String kind, long object) {
    return this.object == object && this.kind.equals(kind);
  }

  /** Whether it could begin now. */
  boolean isDue(ExecutionState s) {
    boolean early = after >= s.step && s.parts == 1 && !s.isWaiting();
    return !early
        && s.actors.stream()
            .noneMatch(a ->
                a.runs(kind, object)
                    || a.held.stream().anyMatch(l -> sections.contains(l.number())));
  }
}
