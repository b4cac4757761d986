package org.ktrail.cli.simulate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.run.ExecutionTrace;
import org.ktrail.queries.simulate.run.Happening;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Scenario;
import org.ktrail.queries.simulate.scenario.Way;

/**
 * What a reviewer wants to know of a scenario before the trace.
 *
 * @param told functions that were called through pointers
 * @param returned what the calls of the scenario's own steps returned, {@code f = -EBUSY}
 */
record Gist(Set<String> told, Set<String> returned) {

  static Gist of(Result r) {
    Gist gist = new Gist(new LinkedHashSet<>(), new LinkedHashSet<>());
    for (Way w : r.ways()) {
      gist.steps(r.scenario(), w.trace());
      gist.dispatches(w.trace());
    }
    return gist;
  }

  private void steps(Scenario scenario, List<ExecutionTrace> traces) {
    for (ExecutionTrace t : traces) {
      boolean step =
          t.event() instanceof Happening.Called c && TraceLine.step(scenario, c).isPresent();
      if (step || t.event() instanceof Happening.Switched) {
        t.below().forEach(this::returns);
        steps(scenario, t.below());
      }
    }
  }

  private void returns(ExecutionTrace t) {
    if (t.event() instanceof Happening.Called c) {
      t.result()
          .filter(v -> !v.isEmpty())
          .ifPresent(v -> returned.add(ExpressionText.plain(c.function()) + " = " + v));
    }
  }

  private void dispatches(List<ExecutionTrace> traces) {
    for (ExecutionTrace t : traces) {
      if (t.event() instanceof Happening.Called c && !c.why().isEmpty()) {
        told.add(ExpressionText.plain(c.function()));
      }
      dispatches(t.below());
    }
  }

  /** In a few words; at most some of each. */
  List<String> lines() {
    List<String> out = new ArrayList<>();
    if (!told.isEmpty()) {
      out.add("tells " + some(told, ", "));
    }
    if (!returned.isEmpty()) {
      out.add(some(returned, "; "));
    }
    return out;
  }

  private static String some(Set<String> all, String between) {
    List<String> few = all.stream().limit(4).toList();
    return String.join(between, few) + (few.size() < all.size() ? " …" : "");
  }
}
