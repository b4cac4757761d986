package org.ktrail.cli.navigate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ktrail.queries.calls.Callees;
import org.ktrail.queries.calls.Callees.Callee;
import org.ktrail.queries.calls.Callees.Step;

/**
 * The calls of a tree that are told where there are too many: those near the root first, so that no
 * function's calls are left out for the calls of another one's callees.
 *
 * @param total calls of the whole tree
 */
record ToldSteps(Set<Step> steps, int shown, int total) {

  static ToldSteps of(Callees callees, int limit) {
    List<Step> order = new ArrayList<>();
    callees.roots().forEach(root -> order.addAll(root.steps()));
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i).callee() instanceof Callee.Known known) {
        order.addAll(known.steps());
      }
    }
    Set<Step> told = Collections.newSetFromMap(new IdentityHashMap<>());
    order.stream().limit(limit).forEach(told::add);
    return new ToldSteps(told, told.size(), order.size());
  }

  boolean has(Step step) {
    return steps.contains(step);
  }
}
