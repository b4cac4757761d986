package org.ktrail.indexer.extract.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.facts.body.Edge;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Step;

/** A control-flow graph while it is made: steps, and the loose ends that the next step ties. */
final class FlowBuilder {
  private final List<Event> events = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final List<List<Edge>> edges = new ArrayList<>();
  private final Map<String, Integer> labels = new HashMap<>();

  /** An edge that still goes nowhere. */
  record End(int step, Edge.Kind kind, String label) {}

  /** Where control is: empty if it cannot get here. */
  List<End> ends = new ArrayList<>();

  FlowBuilder(int line, int endLine) {
    step(new Event.Entry(), line);
    step(new Event.Exit(), endLine);
    ends = new ArrayList<>(List.of(new End(0, Edge.Kind.NEXT, "")));
  }

  /** A step that nothing leads to yet. */
  int step(Event event, int line) {
    events.add(event);
    lines.add(line);
    edges.add(new ArrayList<>(2));
    return events.size() - 1;
  }

  /** A step behind the ends, which becomes the only end. */
  int add(Event event, int line) {
    int step = step(event, line);
    tie(ends, step);
    ends = new ArrayList<>(List.of(new End(step, Edge.Kind.NEXT, "")));
    return step;
  }

  void tie(List<End> from, int to) {
    for (End e : from) {
      edges.get(e.step()).add(new Edge(to, e.kind(), e.label()));
    }
  }

  /** The ends go to a step, and control does not go on here. */
  void jump(int to) {
    tie(ends, to);
    ends = new ArrayList<>();
  }

  /** The step of a label, made when it is first named. */
  int label(String name, int line) {
    return labels.computeIfAbsent(name, n -> step(new Event.Join(), line));
  }

  /** Sets the line of a label, which may have been made by a jump to it. */
  void place(int step, int line) {
    lines.set(step, line);
  }

  static List<End> union(List<End> a, List<End> b) {
    List<End> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  /**
   * The graph, its steps numbered so that only what goes round a loop leads to a lower number, save
   * the exit; what control cannot get to comes last.
   */
  List<Step> finish() {
    int[] number = order();
    Step[] steps = new Step[number.length];
    for (int i = 0; i < number.length; i++) {
      List<Edge> to = new ArrayList<>();
      for (Edge e : edges.get(i)) {
        to.add(new Edge(number[e.to()], e.kind(), e.label()));
      }
      steps[number[i]] = new Step(number[i], events.get(i), lines.get(i), to);
    }
    return List.of(steps);
  }

  /** The new number of each step: the reverse of the order in which a search is done with it. */
  private int[] order() {
    int size = events.size();
    int[] state = new int[size]; // 0 unseen, else the next edge to follow plus one
    List<Integer> done = new ArrayList<>(size);
    java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>(List.of(0));
    state[0] = 1;
    while (!open.isEmpty()) {
      int at = open.element();
      int next = state[at] - 1;
      if (next < edges.get(at).size()) {
        state[at]++;
        // The last edge first, so that the numbers follow the text.
        int to = edges.get(at).get(edges.get(at).size() - 1 - next).to();
        if (state[to] == 0) {
          state[to] = 1;
          open.push(to);
        }
      } else {
        open.pop();
        done.add(at);
      }
    }
    int[] number = new int[size];
    int count = 2;
    for (int i = done.size() - 1; i >= 0; i--) {
      int step = done.get(i);
      if (step > 1) {
        number[step] = count++;
      }
    }
    for (int i = 2; i < size; i++) {
      if (state[i] == 0) {
        number[i] = count++;
      }
    }
    number[0] = 0;
    number[1] = 1;
    return number;
  }
}
