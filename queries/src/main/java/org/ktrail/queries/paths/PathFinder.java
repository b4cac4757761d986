package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ktrail.queries.calls.FunctionName;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.calls.View;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;

/**
 * Answers {@code path}. Grades are searched one after the other, so that a way of a better grade
 * goes before a shorter one of a worse.
 */
public final class PathFinder {
  private static final int SUGGESTIONS = 5;

  private final View view;
  private final Graph graph;
  private final NearestNames names;

  /**
   * @param names suggests names for an unknown one
   */
  public PathFinder(View view, NearestNames names) {
    this.view = view;
    this.graph = view.graph();
    this.names = names;
  }

  /** What the names of a query mean. */
  private record Meaning(int[] from, int[] to, List<int[]> via, List<int[]> avoid) {
    List<int[]> stops() {
      List<int[]> stops = new ArrayList<>(via);
      stops.add(to);
      return stops;
    }
  }

  public PathResult find(PathQuery query) {
    List<String> written = new ArrayList<>(List.of(query.from(), query.to()));
    written.addAll(query.via());
    written.addAll(query.avoid());
    for (String name : written) {
      if (FunctionName.of(name).in(view).length == 0) {
        String plain = name.substring(name.lastIndexOf(':') + 1);
        return new PathResult.UnknownName(name, nearest(plain));
      }
    }
    Meaning meaning =
        new Meaning(
            FunctionName.of(query.from()).in(view),
            FunctionName.of(query.to()).in(view),
            query.via().stream().map(name -> FunctionName.of(name).in(view)).toList(),
            query.avoid().stream().map(name -> FunctionName.of(name).in(view)).toList());
    return find(query, meaning);
  }

  /** The name may exist in another file than the one given: then that is what is near. */
  private List<String> nearest(String plain) {
    List<String> elsewhere =
        Arrays.stream(graph.nodes(plain))
            .filter(node -> graph.kind(node) != NodeKind.DECLARED && graph.file(node) >= 0)
            .mapToObj(node -> graph.path(graph.file(node)) + ":" + plain)
            .distinct()
            .limit(SUGGESTIONS)
            .toList();
    return elsewhere.isEmpty() ? names.nearest(plain, SUGGESTIONS) : elsewhere;
  }

  private PathResult find(PathQuery query, Meaning meaning) {
    BitSet closed = closed(query.throughHubs() ? new BitSet() : Hubs.of(graph), meaning);
    List<Path> paths = new ArrayList<>();
    List<Route> routes = new ArrayList<>();
    SlotContents typed = new SlotContents(view, false);
    int states = 0;
    long edges = 0;
    boolean capped = false;
    Level level = null;
    for (Grade worst : Grade.values()) {
      if (worst == Grade.NONE
          || worst.compareTo(query.worst()) > 0
          || paths.size() >= query.paths()) {
        continue;
      }
      SlotContents contents = worst == Grade.NAME ? new SlotContents(view, true) : typed;
      level =
          new Level(
              new Walk(view, contents, worst, query.kinds(), closed),
              meaning.from(),
              meaning.stops());
      List<Route> found = level.best(query.paths() - paths.size(), query.maxHops(), routes);
      routes.addAll(found);
      Explanation explanation = new Explanation(level.walk(), level.search());
      found.forEach(route -> paths.add(explanation.path(route)));
      states += level.search().explored();
      edges += level.search().edges();
      capped |= level.search().isCapped();
    }
    PathResult.Searched searched = new PathResult.Searched(states, edges, Contexts.DEPTH);
    if (!paths.isEmpty()) {
      return new PathResult.Found(ends(meaning), List.copyOf(paths), searched, capped);
    }
    Level last = java.util.Objects.requireNonNull(level);
    return new PathResult.None(ends(meaning), miss(query, meaning, last), searched, capped);
  }

  /** Nodes not entered: hubs but those that are named, and all that are to be avoided. */
  private static BitSet closed(BitSet hubs, Meaning meaning) {
    BitSet closed = (BitSet) hubs.clone();
    IntStream.of(meaning.from()).forEach(closed::clear);
    meaning.stops().forEach(nodes -> IntStream.of(nodes).forEach(closed::clear));
    meaning.avoid().forEach(nodes -> IntStream.of(nodes).forEach(closed::set));
    return closed;
  }

  private Miss miss(PathQuery query, Meaning meaning, Level level) {
    Reach reach = new Reach(level.walk(), meaning.from(), query.maxHops());
    return new MissReport(level.walk(), reach, level.toEnd(), query.maxHops())
        .of(meaning.from(), meaning.to(), reason(query, meaning, level));
  }

  private Miss.Reason reason(PathQuery query, Meaning meaning, Level level) {
    Miss.Reason byHub = query.throughHubs() ? new Miss.Apart() : throughHubs(query, meaning);
    if (byHub instanceof Miss.ThroughHub) {
      return byHub;
    }
    int lower = level.lower();
    if (lower >= Distances.NEVER) {
      return new Miss.Apart();
    }
    if (lower > query.maxHops()) {
      return new Miss.TooFar(lower);
    }
    int nearest = level.search().nearest();
    return new Miss.OtherCallbacks(
        view.symbol(nearest < 0 ? meaning.from()[0] : nearest), level.search().nearestLeft());
  }

  private Miss.Reason throughHubs(PathQuery query, Meaning meaning) {
    BitSet hubs = Hubs.of(graph);
    Walk walk =
        new Walk(
            view,
            new SlotContents(view, query.worst() == Grade.NAME),
            query.worst(),
            query.kinds(),
            closed(new BitSet(), meaning));
    Level level = new Level(walk, meaning.from(), meaning.stops());
    List<Route> routes = level.best(1, query.maxHops(), List.of());
    if (routes.isEmpty()) {
      return new Miss.Apart();
    }
    Route route = routes.getFirst();
    List<Symbol> passed =
        IntStream.of(route.nodes()).filter(hubs::get).mapToObj(n -> view.symbol(n)).toList();
    return new Miss.ThroughHub(passed, route.hops());
  }

  private PathResult.Ends ends(Meaning meaning) {
    return new PathResult.Ends(
        symbols(meaning.from()),
        symbols(meaning.to()),
        meaning.via().stream().map(this::symbols).toList());
  }

  private List<Symbol> symbols(int[] nodes) {
    return IntStream.of(nodes).mapToObj(node -> view.symbol(node)).toList();
  }
}
