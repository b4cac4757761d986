package org.ktrail.queries.workspace.asked;

import java.util.Set;
import org.ktrail.queries.reach.From;
import org.ktrail.queries.reach.Reach;
import org.ktrail.queries.reach.ReachQuery;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * Which entries of the kernel lead to a function.
 *
 * @param hops calls in a row at most
 */
public record ReachQuestion(String function, Set<From> from, int hops) implements Question<Reach> {
  @Override
  public Reach ask(OpenRevision opened, String label) {
    int[] nodes = NameLookup.nodes(opened, function, label);
    return new ReachQuery(opened.view(), from).of(nodes, hops);
  }
}
