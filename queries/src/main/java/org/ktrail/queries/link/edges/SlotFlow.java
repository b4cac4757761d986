package org.ktrail.queries.link.edges;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.types.Shapes;

/**
 * The last pass: a call through a slot hands its function arguments to every function the slot can
 * hold. What that adds can fill further slots, so it is repeated until nothing new comes.
 */
public final class SlotFlow {
  /** Rounds after which the rest is left; Linux 6.12 settles after fewer. */
  private static final int ROUNDS = 6;

  private final GraphBuilder builder;
  private final List<Pending> pending;
  private final Map<Integer, Callable> functions;
  private final GraphBuilder.Sink sink;

  public SlotFlow(GraphBuilder builder, List<Pending> pending, Map<Integer, Callable> functions) {
    this.builder = builder;
    this.pending = pending;
    this.functions = functions;
    sink = builder.sink();
  }

  public void run() {
    shaped();
    Set<List<Integer>> done = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      Map<Integer, Set<Integer>> content = content();
      boolean grown = false;
      for (Pending p : pending) {
        IntList rows = p.rows;
        for (int r = 0; r < rows.size(); r += 6) {
          int argument = rows.get(r + 1);
          int source = rows.get(r + 2);
          for (int target : content.getOrDefault(rows.get(r), Set.of())) {
            Callable callee = functions.get(target);
            if (callee == null || argument >= callee.parameters.size()) {
              continue;
            }
            int slot =
                builder.parameterSlot(target, argument, callee.parameters.get(argument).name());
            if (source < 0 && Graph.slotOf(source) == slot
                || !done.add(List.of(slot, source, rows.get(r + 3), rows.get(r + 4)))) {
              continue;
            }
            grown = true;
            if (source >= 0) {
              sink.registration(
                  slot,
                  source,
                  rows.get(r + 3),
                  rows.get(r + 4),
                  rows.get(r + 5),
                  Form.ARGUMENT,
                  Grade.TYPE,
                  -1);
            } else {
              sink.flow(
                  slot, Graph.slotOf(source), rows.get(r + 3), rows.get(r + 4), rows.get(r + 5));
            }
          }
        }
      }
      if (!grown) {
        break;
      }
    }
    builder.settleKinds();
  }

  /** What words hold of functions of the shapes that are called. */
  private void shaped() {
    TreeMap<Integer, Pending.Shaped> all = new TreeMap<>();
    pending.forEach(p -> all.putAll(p.shaped));
    Map<Integer, List<Integer>> sources = sources();
    all.forEach((slot, s) ->
        builder.copy(
            closure(s.word(), sources),
            slot,
            node -> {
              Callable function = functions.get(node);
              return function == null || Shapes.fits(s.shape(), function.parameters);
            },
            sink));
  }

  private Map<Integer, List<Integer>> sources() {
    Map<Integer, List<Integer>> sources = new HashMap<>();
    builder.forEachFlow(
        (target, source) -> sources.computeIfAbsent(target, k -> new ArrayList<>()).add(source));
    return sources;
  }

  /** Functions in each slot that pending calls go through, flows followed. */
  private Map<Integer, Set<Integer>> content() {
    Map<Integer, List<Integer>> sources = sources();
    Map<Integer, Set<Integer>> direct = new HashMap<>();
    builder.forEachRegistration(
        (slot, node) -> direct.computeIfAbsent(slot, k -> new HashSet<>()).add(node));
    Map<Integer, Set<Integer>> content = new HashMap<>();
    for (Pending p : pending) {
      for (int r = 0; r < p.rows.size(); r += 6) {
        content.computeIfAbsent(p.rows.get(r), slot -> closure(slot, direct, sources));
      }
    }
    return content;
  }

  private static Set<Integer> closure(
      int slot, Map<Integer, Set<Integer>> direct, Map<Integer, List<Integer>> sources) {
    Set<Integer> nodes = new HashSet<>();
    closure(slot, sources).forEach(s -> nodes.addAll(direct.getOrDefault(s, Set.of())));
    return nodes;
  }

  /** A slot and those whose content flows to it. */
  private static Set<Integer> closure(int slot, Map<Integer, List<Integer>> sources) {
    Set<Integer> seen = new HashSet<>();
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(slot);
    seen.add(slot);
    while (!queue.isEmpty()) {
      int s = queue.poll();
      for (int source : sources.getOrDefault(s, List.of())) {
        if (seen.add(source)) {
          queue.add(source);
        }
      }
    }
    return seen;
  }
}
