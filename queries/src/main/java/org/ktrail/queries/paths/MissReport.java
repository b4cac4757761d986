package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.graph.NodeKind;

/** Says how far a search got that found nothing. */
final class MissReport {
  private static final int POINTS = 5;
  private static final int UNRESOLVED = 3;

  private final Walk walk;
  private final Graph graph;
  private final BreadthFirst reach;
  private final Distances toEnd;
  private final int maxHops;

  MissReport(Walk walk, BreadthFirst reach, Distances toEnd, int maxHops) {
    this.walk = walk;
    this.graph = walk.graph;
    this.reach = reach;
    this.toEnd = toEnd;
    this.maxHops = maxHops;
  }

  Miss of(int[] from, int[] to, Miss.Reason reason) {
    while (!toEnd.isExhausted()) {
      toEnd.extend();
    }
    List<String> programs =
        Stream.concat(IntStream.of(from).boxed(), IntStream.of(to).boxed())
            .map(node -> walk.view.symbol(node).program())
            .distinct()
            .sorted()
            .toList();
    IntList backward = new IntList();
    for (int node = 0; node < graph.nodeCount(); node++) {
      if (toEnd.lower(node) <= maxHops) {
        backward.add(node);
      }
    }
    return new Miss(
        reach.nodes().size(),
        reach.edges(),
        backward.size(),
        programs,
        reason,
        fromStart(),
        fromEnd(backward));
  }

  private List<Miss.Point> fromStart() {
    List<Miss.Point> points = new ArrayList<>();
    IntList nodes = reach.nodes();
    for (int i = 0; i < nodes.size() && points.size() < POINTS; i++) {
      int node = nodes.get(i);
      // What a macro calls depends on its use; of its parameters nothing is known by itself.
      List<Miss.Unresolved> unresolved = walk.isMacro(node) ? List.of() : unresolved(node);
      if (!unresolved.isEmpty()) {
        points.add(
            new Miss.Point(walk.view.symbol(node), reach.distance(node), unresolved, List.of()));
      }
    }
    return points;
  }

  private List<Miss.Unresolved> unresolved(int node) {
    List<Miss.Unresolved> found = new ArrayList<>();
    int end = graph.edges().outEnd(node);
    for (int edge = graph.edges().outStart(node); edge < end && found.size() < UNRESOLVED; edge++) {
      int target = graph.edges().target(edge);
      boolean open =
          target == Graph.UNKNOWN
              || Graph.isSlot(target) && walk.contents.of(Graph.slotOf(target)).size() == 0;
      if (open && walk.view.hasSite(edge)) {
        String text = graph.edges().text(edge);
        found.add(
            new Miss.Unresolved(
                walk.view.site(edge),
                text.isEmpty() && Graph.isSlot(target)
                    ? graph.slots().title(Graph.slotOf(target))
                    : text));
      }
    }
    return found;
  }

  /** Nobody is known to call these: no edge, and no call through a slot that holds them. */
  private List<Miss.Point> fromEnd(IntList backward) {
    return Arrays.stream(backward.toArray())
        .filter(this::isUncalled)
        .boxed()
        .sorted((a, b) -> {
          int order = Integer.compare(toEnd.lower(a), toEnd.lower(b));
          return order != 0 ? order : Integer.compare(a, b);
        })
        .limit(POINTS)
        .map(node ->
            new Miss.Point(walk.view.symbol(node), toEnd.lower(node), List.of(), slots(node)))
        .toList();
  }

  private boolean isUncalled(int node) {
    NodeKind kind = graph.kind(node);
    if (kind == NodeKind.MACRO
        || kind == NodeKind.FILE_SCOPE
        || graph.edges().inStart(node) < graph.edges().inEnd(node)) {
      return false;
    }
    // Whoever calls it through a slot is at most one hop farther from the end.
    return Arrays.stream(graph.registrations().of(node))
        .filter(walk.contents::counts)
        .noneMatch(r -> isCalled(graph.registrations().slot(r)));
  }

  private boolean isCalled(int slot) {
    IntList queue = new IntList();
    queue.add(slot);
    for (int i = 0; i < queue.size() && i < 64; i++) {
      if (graph.slots().dispatches(queue.get(i)).length > 0) {
        return true;
      }
      for (int flow : graph.flows().outOf(queue.get(i))) {
        queue.add(graph.flows().target(flow));
      }
    }
    return false;
  }

  private List<String> slots(int node) {
    return Arrays.stream(graph.registrations().of(node))
        .mapToObj(r -> graph.slots().title(graph.registrations().slot(r)))
        .distinct()
        .limit(UNRESOLVED)
        .toList();
  }
}
