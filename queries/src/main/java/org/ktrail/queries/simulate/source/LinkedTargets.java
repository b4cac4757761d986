package org.ktrail.queries.simulate.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.calls.SlotWalk;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.simulate.run.MemberTargets;

/**
 * The functions that a revision's graph has registered for a member, and for those that flow into
 * it, of which the code that is executed has a body. The graph is opened when it is asked first.
 */
public final class LinkedTargets implements MemberTargets {
  private final Supplier<GraphView> graph;
  private final SnapshotCode code;
  private final Map<String, List<String>> known = new HashMap<>();
  private @Nullable GraphView view;

  public LinkedTargets(Supplier<GraphView> graph, SnapshotCode code) {
    this.graph = graph;
    this.code = code;
  }

  @Override
  public List<String> of(String record, String member) {
    if (record.isEmpty() || member.isEmpty()) {
      return List.of();
    }
    return known.computeIfAbsent(
        record.replaceFirst("^(struct|union) ", "") + "." + member,
        key -> found(key.substring(0, key.length() - member.length() - 1), member));
  }

  private List<String> found(String tag, String member) {
    GraphView linked = view();
    SortedSet<String> functions = new TreeSet<>();
    for (int slot : linked.graph().slots().fields(tag, member)) {
      for (SlotWalk.Reached reached : new SlotWalk(linked).backward(slot)) {
        int end = linked.graph().registrations().end(reached.slot());
        for (int r = linked.graph().registrations().start(reached.slot()); r < end; r++) {
          if (linked.hasRegistration(r)) {
            Symbol symbol = linked.symbol(linked.graph().registrations().node(r));
            if (symbol.kind() == NodeKind.FUNCTION) {
              functions.add(code.symbol(symbol.place().path(), symbol.name()));
            }
          }
        }
      }
    }
    List<String> out = new ArrayList<>(functions);
    out.removeIf(f -> code.place(f).isEmpty());
    return List.copyOf(out);
  }

  private GraphView view() {
    GraphView linked = view;
    if (linked == null) {
      linked = graph.get();
      view = linked;
    }
    return linked;
  }
}
