package org.ktrail.queries.invariants.check.locks;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.pairs.LockSets;

/**
 * A call that may sleep, {@code sleeping.tsv}, where every way to it holds a spinning lock or reads
 * by RCU.
 */
public final class SleepsInAtomic implements Check {
  private static final Set<String> SLEEPING = DataFile.names(SleepsInAtomic.class, "sleeping.tsv");

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged()) {
      return;
    }
    Set<String> told = new HashSet<>();
    for (Step step : s.flow.calls()) {
      Expression.Call call = ((Event.Call) step.event()).call();
      if (!maySleep(call)) {
        continue;
      }
      Optional<LockSets.Held> lock =
          s.held(step.id()).stream()
              .filter(h -> h.pair().matches("spinlock|rwlock-.*|rcu"))
              .findFirst();
      if (lock.isPresent() && told.add(call.name())) {
        found.accept(
            s.breach(
                "sleeps-in-atomic",
                step.line(),
                call.name(),
                "%s may sleep, but %s is held"
                    .formatted(call.name(), lock.get().key().isEmpty() ? "rcu" : lock.get().key()),
                s.way(step.line(), call.text())));
      }
    }
  }

  /** By its name, or as it is told that it may. */
  private static boolean maySleep(Expression.Call call) {
    return SLEEPING.contains(call.name())
        || call.arguments().stream()
            .anyMatch(a -> a instanceof Expression.Name n && n.name().equals("GFP_KERNEL"));
  }
}
