package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.calls.SlotCopy;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.SlotKind;

/** Turns a route of numbers into a path with the proof of each hop. */
final class Explanation {
  private final GraphView view;
  private final Graph graph;
  private final SlotContents contents;
  private final Contexts contexts;
  private final EdgeTargets targets;
  private final Search search;

  Explanation(Walk walk, Search search) {
    this.search = search;
    this.view = walk.view;
    this.graph = walk.graph;
    this.contents = walk.contents;
    this.contexts = search.contexts();
    this.targets = search.targets();
  }

  Path path(Route route) {
    List<Hop> hops = new ArrayList<>();
    Grade worst = Grade.EXACT;
    for (int i = 0; i < route.edges().length; i++) {
      Hop hop = hop(route, i);
      worst = hop.grade().compareTo(worst) > 0 ? hop.grade() : worst;
      hops.add(hop);
    }
    return new Path(
        view.symbol(route.nodes()[0]),
        List.copyOf(hops),
        route.hops(),
        worst,
        search.surprise(route));
  }

  private Hop hop(Route route, int i) {
    int edge = route.edges()[i];
    int from = route.nodes()[i];
    int to = route.nodes()[i + 1];
    return new Hop(
        view.symbol(to),
        view.site(edge),
        graph.edges().kind(edge),
        targets.grade(edge, from, route.contexts()[i], to),
        view.siteCondition(edge),
        graph.edges().is(edge, Graph.CLEANUP),
        graph.edges().text(edge),
        proof(route, i),
        Arrays.stream(route.alternatives().get(i)).mapToObj(n -> view.symbol(n)).toList());
  }

  private Hop.Proof proof(Route route, int i) {
    int target = graph.edges().target(route.edges()[i]);
    int to = route.nodes()[i + 1];
    if (!Graph.isSlot(target)) {
      return new Hop.Named();
    }
    int slot = Graph.slotOf(target);
    if (contexts.called(route.contexts()[i], route.nodes()[i], route.edges()[i]) < 0) {
      return registered(slot, to);
    }
    if (contexts.tables(route.contexts()[i], route.edges()[i]) >= 0) {
      return inTable(route, i, slot, to);
    }
    return handedDown(route, i, slot, to);
  }

  private Hop.Registered registered(int slot, int to) {
    int registration = contents.evidence(slot, to);
    return new Hop.Registered(
        graph.slots().title(slot),
        contents.of(slot).size(),
        Registration.of(view, registration),
        contents.flows(slot, registration).stream().map(flow -> SlotCopy.of(view, flow)).toList());
  }

  /** Goes back over the path to the site that handed the function, or a slot's content, down. */
  private Hop.Proof handedDown(Route route, int at, int called, int to) {
    int slot =
        contexts.held(route.contexts()[at], called) >= 0 ? called : parameterOf(route, at, called);
    List<Hop.Handing> handings = new ArrayList<>();
    if (slot != called) {
      handings.add(stored(called, slot));
    }
    Hop.@Nullable Registered source = null;
    for (int i = at - 1; i >= 0; i--) {
      int binding = binding(route.edges()[i], route.nodes()[i + 1], route.contexts()[i], slot, to);
      if (binding < 0) {
        continue;
      }
      int given = graph.edges().bindingSource(binding);
      String what = given >= 0 ? graph.name(given) : graph.slots().title(Graph.slotOf(given));
      handings.add(new Hop.Handing(view.site(route.edges()[i]), what, graph.slots().title(slot)));
      if (given >= 0) {
        break;
      }
      slot = Graph.slotOf(given);
      if (contexts.held(route.contexts()[i], slot) < 0) {
        source = contents.of(slot).has(to) ? registered(slot, to) : null;
        break;
      }
    }
    Collections.reverse(handings);
    if (handings.isEmpty() && contents.of(called).has(to)) {
      return registered(called, to);
    }
    return new Hop.HandedDown(graph.slots().title(called), List.copyOf(handings), source);
  }

  /** Goes back over the path to the site that handed the table down in which a function is. */
  private Hop.Proof inTable(Route route, int at, int member, int to) {
    int slot = Graph.slotOf(contexts.receiver(route.edges()[at]));
    List<Hop.Handing> handings = new ArrayList<>();
    Hop.@Nullable Registered source = null;
    for (int i = at - 1; i >= 0 && source == null; i--) {
      int binding = tableBinding(route.edges()[i], slot, member, to);
      if (binding < 0) {
        continue;
      }
      int given = Graph.slotOf(graph.edges().bindingSource(binding));
      handings.add(
          new Hop.Handing(
              view.site(route.edges()[i]), graph.slots().title(given), graph.slots().title(slot)));
      slot = given;
      source = registeredIn(given, member, to);
    }
    Collections.reverse(handings);
    return source == null && contents.of(member).has(to)
        ? registered(member, to)
        : new Hop.HandedDown(graph.slots().title(member), List.copyOf(handings), source);
  }

  /** The binding of an edge that hands to a slot the table with a function, or what has it. */
  private int tableBinding(int edge, int slot, int member, int to) {
    int found = -1;
    for (int b = graph.edges().bindingStart(edge); b < graph.edges().bindingEnd(edge); b++) {
      int source = graph.edges().bindingSource(b);
      if (graph.edges().bindingTarget(b) == Graph.encodeSlot(slot)
          && Graph.isSlot(source)
          && Graph.slotOf(source) != slot) {
        if (registeredIn(Graph.slotOf(source), member, to) != null) {
          return b;
        }
        found = b;
      }
    }
    return found;
  }

  /** How a function got into a table; null if it is none, or has it not. */
  private Hop.@Nullable Registered registeredIn(int table, int member, int to) {
    if (!graph.slots().isTable(table)) {
      return null;
    }
    int own = graph.slots().inTable(table, member);
    if (own >= 0 && contents.of(own).has(to)) {
      return registered(own, to);
    }
    int anywhere = graph.slots().anywhere(member);
    return anywhere >= 0 && contents.of(anywhere).has(to) ? registered(anywhere, to) : null;
  }

  private Hop.Handing stored(int field, int parameter) {
    int flow = graph.flows().start(field);
    while (graph.flows().source(flow) != parameter) {
      flow++;
    }
    return new Hop.Handing(
        view.place(graph.flows().file(flow), graph.flows().line(flow)),
        graph.slots().title(parameter),
        graph.slots().title(field));
  }

  private int parameterOf(Route route, int at, int slot) {
    for (int flow = graph.flows().start(slot); flow < graph.flows().end(slot); flow++) {
      if (contexts.held(route.contexts()[at], graph.flows().source(flow)) >= 0) {
        return graph.flows().source(flow);
      }
    }
    return slot;
  }

  /**
   * The binding of an edge that fills a slot of its callee with what leads to {@code to}, or −1.
   */
  private int binding(int edge, int callee, int context, int slot, int to) {
    int open = -1;
    for (int b = graph.edges().bindingStart(edge); b < graph.edges().bindingEnd(edge); b++) {
      int target = graph.edges().bindingTarget(b);
      boolean fills =
          target < 0
              ? Graph.slotOf(target) == slot
              : graph.slots().kind(slot) == SlotKind.PARAMETER
                  && graph.slots().node(slot) == callee
                  && graph.slots().index(slot) == target;
      if (!fills) {
        continue;
      }
      int source = graph.edges().bindingSource(b);
      if (source == to) {
        return b;
      }
      if (source < 0 && leadsTo(context, Graph.slotOf(source), to)) {
        open = b;
      }
    }
    return open;
  }

  private boolean leadsTo(int context, int slot, int to) {
    int held = contexts.held(context, slot);
    if (held < 0) {
      return contents.of(slot).has(to);
    }
    for (int value : contexts.set(held)) {
      if (value == to || value < 0 && contents.of(Graph.slotOf(value)).has(to)) {
        return true;
      }
    }
    return false;
  }
}
