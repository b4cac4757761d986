package org.ktrail.queries.calls;

import java.util.Comparator;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.Place;

/**
 * What is in one slot is copied into another: evidence for a function's way to where it is called.
 */
public record SlotCopy(String source, String target, Place place, Condition condition) {
  public static final Comparator<SlotCopy> ORDER =
      Comparator.comparing(SlotCopy::place)
          .thenComparing(SlotCopy::source)
          .thenComparing(SlotCopy::target);

  public static SlotCopy of(GraphView view, int flow) {
    Graph graph = view.graph();
    int file = graph.flows().file(flow);
    return new SlotCopy(
        graph.slots().title(graph.flows().source(flow)),
        graph.slots().title(graph.flows().target(flow)),
        view.place(file, graph.flows().line(flow)),
        view.condition(file, graph.flows().condition(flow)));
  }
}
