package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.presence.Conflicts;
import org.ktrail.queries.presence.Placed;

/** Which conditions a hop asserts: its site's, its target's, those of what was put into a slot. */
final class Asserted {
  /** Told of a condition and the file that it stands in, by number. */
  interface Sink {
    void at(int condition, int file);
  }

  private final Walk walk;
  private final Graph graph;
  private final Contexts contexts;

  Asserted(Walk walk, Contexts contexts) {
    this.walk = walk;
    this.graph = walk.graph;
    this.contexts = contexts;
  }

  void start(int node, Sink sink) {
    sink.at(graph.nodeCondition(node), graph.file(node));
  }

  void hop(int edge, int from, int context, int to, Sink sink) {
    sink.at(graph.edges().condition(edge), graph.file(from));
    sink.at(graph.nodeCondition(to), graph.file(to));
    int target = graph.edges().target(edge);
    if (!Graph.isSlot(target)) {
      return;
    }
    int slot = Graph.slotOf(target);
    int set = contexts.called(context, from, edge);
    if (set < 0) {
      registered(slot, to, sink);
    } else if (Arrays.binarySearch(contexts.set(set), to) < 0) {
      for (int value : contexts.set(set)) {
        if (value < 0 && registered(Graph.slotOf(value), to, sink)) {
          return;
        }
      }
    }
  }

  private boolean registered(int slot, int to, Sink sink) {
    int registration = walk.contents.evidence(slot, to);
    if (registration < 0) {
      return false;
    }
    int file = graph.registrations().file(registration);
    sink.at(graph.registrations().condition(registration), file);
    file(file, sink);
    for (int flow : walk.contents.flows(slot, registration)) {
      sink.at(graph.flows().condition(flow), graph.flows().file(flow));
      file(graph.flows().file(flow), sink);
    }
    return true;
  }

  private void file(int file, Sink sink) {
    if (file >= 0) {
      sink.at(graph.fileCondition(file), file);
    }
  }

  /** Conditions of a way that cannot hold together, as few as suffice; empty if all can. */
  List<Integer> conflict(Route route) {
    List<Integer> ids = new ArrayList<>();
    List<Placed> conditions = new ArrayList<>();
    Sink collect =
        (condition, file) -> {
          Placed placed = new Placed(graph.condition(condition), graph.path(file));
          if (!ids.contains(condition) || !conditions.contains(placed)) {
            ids.add(condition);
            conditions.add(placed);
          }
        };
    start(route.nodes()[0], collect);
    for (int i = 0; i < route.edges().length; i++) {
      hop(route.edges()[i], route.nodes()[i], route.contexts()[i], route.nodes()[i + 1], collect);
    }
    return Conflicts.among(conditions).stream().map(ids::get).distinct().toList();
  }
}
