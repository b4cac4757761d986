package org.ktrail.queries.paths;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/**
 * Short ways between functions, for who has many questions to one graph: what was found out for one
 * is used for the next. Unlike {@link PathFinder} it does not say why there is none. Not for more
 * than one thread.
 */
public final class HopFinder {
  /** Functions looked at around one for calls that are not known. */
  private static final int MOST_NEAR = 2000;

  private final GraphView view;
  private final Graph graph;
  private final BitSet hubs;
  private final SlotContents typed;
  private final SlotContents named;

  public HopFinder(GraphView view) {
    this.view = view;
    this.graph = view.graph();
    this.hubs = Hubs.of(graph).all();
    this.typed = new SlotContents(view, false);
    this.named = new SlotContents(view, true);
  }

  /**
   * Ways to some functions.
   *
   * @param to any of them is an end
   * @param open hubs that may be passed since they were named
   */
  public Ways to(int[] to, BitSet open) {
    return new Ways(to, open, new BitSet());
  }

  /**
   * Ways to some functions.
   *
   * @param avoid functions that no way passes
   */
  public Ways to(int[] to, BitSet open, BitSet avoid) {
    return new Ways(to, open, avoid);
  }

  /** All functions that can be in a slot; what is known by member name only is left out. */
  public int[] functionsIn(int slot) {
    return typed.of(slot).functions();
  }

  /**
   * Calls whose targets are not known, in some functions and in what they call by name.
   *
   * @param hops down from them
   */
  public Optional<Miss.Unresolved> unresolved(int[] from, int hops) {
    BitSet seen = new BitSet();
    int[] level = from;
    for (int hop = 0; hop <= hops && level.length > 0; hop++) {
      IntList next = new IntList();
      for (int node : level) {
        for (int edge = graph.edges().outStart(node); edge < graph.edges().outEnd(node); edge++) {
          int target = graph.edges().target(edge);
          boolean slot = target != Graph.UNKNOWN && Graph.isSlot(target);
          if (!view.hasEdge(edge)) {
            continue;
          }
          if (target == Graph.UNKNOWN && isIndirect(edge)
              || slot && functionsIn(Graph.slotOf(target)).length == 0) {
            return Optional.of(new Miss.Unresolved(view.site(edge), graph.edges().text(edge)));
          }
          if (!slot && target != Graph.UNKNOWN && !hubs.get(target) && !seen.get(target)) {
            seen.set(target);
            next.add(target);
          }
        }
      }
      level = next.size() > MOST_NEAR ? new int[0] : next.toArray();
    }
    return Optional.empty();
  }

  /** Whether the callee is an expression: a name that nothing has is a compiler's own function. */
  private boolean isIndirect(int edge) {
    return !graph.edges().text(edge).matches("[A-Za-z_]\\w*");
  }

  /** Ways that end in the same functions. Remembers how far what is from them. */
  public final class Ways {
    private final int[] to;
    private final BitSet ends = new BitSet();
    private final BitSet closed;
    private final @Nullable Search[] searches = new Search[Grade.values().length];
    private final @Nullable Walk[] walks = new Walk[Grade.values().length];

    private Ways(int[] to, BitSet open, BitSet avoid) {
      this.to = to.clone();
      Arrays.stream(to).forEach(ends::set);
      closed = (BitSet) hubs.clone();
      closed.andNot(ends);
      closed.andNot(open);
      closed.or(avoid);
    }

    /**
     * The way of fewest hops from any of some functions, macros not counted.
     *
     * @param worst grade of its hops
     */
    public Optional<Path> from(int[] from, int maxHops, Grade worst) {
      Search search = search(worst);
      List<Search.Start> starts =
          IntStream.of(from).mapToObj(n -> new Search.Start(n, Contexts.OPEN, 0)).toList();
      Route route = search.find(starts, maxHops, new BitSet(), new BitSet());
      Walk walk = walks[worst.ordinal()];
      return route == null || walk == null
          ? Optional.empty()
          : Optional.of(new Explanation(walk, search).path(route));
    }

    private Search search(Grade worst) {
      Search known = searches[worst.ordinal()];
      if (known != null) {
        return known;
      }
      SlotContents contents = worst == Grade.NAME ? named : typed;
      Walk walk = new Walk(view, contents, worst, EnumSet.allOf(EdgeKind.class), closed);
      Distances toEnd = new Distances(walk, new int[0], to, 0);
      toEnd.leaveStart(); // hops from many places are asked for
      Distances[] bounds = {toEnd};
      BitSet[] stops = {ends};
      Search made = new Search(walk, new Contexts(walk), bounds, stops, new Exclusions());
      walks[worst.ordinal()] = walk;
      searches[worst.ordinal()] = made;
      return made;
    }
  }
}
