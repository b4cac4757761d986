package org.ktrail.queries.calls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.queries.graph.Graph;

/**
 * Follows flows between slots, breadth first, so that the evidence of each slot reached is a
 * shortest one. Lazy: reads only the flows of slots that it reaches.
 */
public final class SlotWalk {
  private final GraphView view;
  private final Graph graph;

  public SlotWalk(GraphView view) {
    this.view = view;
    this.graph = view.graph();
  }

  /** A slot reached and the flows to it, in the direction of the content. */
  public record Reached(int slot, List<Integer> flows) {}

  /** Where the content of a slot can get to: the slot itself first. */
  public List<Reached> forward(int slot) {
    Map<Integer, Reached> seen = new LinkedHashMap<>();
    List<Reached> queue = new ArrayList<>();
    reach(seen, queue, slot, List.of());
    for (int i = 0; i < queue.size(); i++) {
      Reached here = queue.get(i);
      for (int flow : graph.flows().outOf(here.slot())) {
        if (view.hasFlow(flow) && !seen.containsKey(graph.flows().target(flow))) {
          List<Integer> flows = new ArrayList<>(here.flows());
          flows.add(flow);
          reach(seen, queue, graph.flows().target(flow), flows);
        }
      }
    }
    return queue;
  }

  /** From where content gets into a slot: the slot itself first. */
  public List<Reached> backward(int slot) {
    Map<Integer, Reached> seen = new LinkedHashMap<>();
    List<Reached> queue = new ArrayList<>();
    reach(seen, queue, slot, List.of());
    for (int i = 0; i < queue.size(); i++) {
      Reached here = queue.get(i);
      for (int flow = graph.flows().start(here.slot());
          flow < graph.flows().end(here.slot());
          flow++) {
        if (view.hasFlow(flow) && !seen.containsKey(graph.flows().source(flow))) {
          List<Integer> flows = new ArrayList<>();
          flows.add(flow);
          flows.addAll(here.flows());
          reach(seen, queue, graph.flows().source(flow), flows);
        }
      }
    }
    return queue;
  }

  private static void reach(
      Map<Integer, Reached> seen, List<Reached> queue, int slot, List<Integer> flows) {
    Reached reached = new Reached(slot, List.copyOf(flows));
    seen.put(slot, reached);
    queue.add(reached);
  }

  /** Evidence of a slot reached. */
  public List<SlotCopy> evidence(Reached reached) {
    return reached.flows().stream().map(flow -> SlotCopy.of(view, flow)).toList();
  }
}
