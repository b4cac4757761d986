package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ktrail.queries.calls.FunctionName;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;

/**
 * Answers {@code path}: the ways that a reader believes most ({@link Belief}), of those whose
 * conditions can hold together.
 */
public final class PathFinder {
  private static final int SUGGESTIONS = 5;

  private final GraphView view;
  private final Graph graph;
  private final NearestNames names;

  /**
   * @param names suggests names for an unknown one
   */
  public PathFinder(GraphView view, NearestNames names) {
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
    Hubs hubs = Hubs.of(graph);
    Trial believed = believed(query, meaning, hubs);
    List<Path> paths = believed.paths(query.unlikely(), query.maxHops(), meaning.stops().size());
    if (!paths.isEmpty()) {
      return new PathResult.Found(ends(meaning), paths, believed.searched(), believed.capped());
    }
    Optional<Route> unlikely = believed.shortEnough(query.maxHops());
    if (unlikely.isPresent()) { // whatever other ways there are
      Miss.Reason reason = unlikely(unlikely.get(), hubs, believed.level().search());
      Miss miss = miss(query, meaning, hops(query, meaning, hubs), reason);
      return new PathResult.None(ends(meaning), miss, believed.searched(), believed.capped());
    }
    Trial shortest = shortest(query, meaning, hubs);
    PathResult.Searched searched = believed.searched().and(shortest.searched());
    boolean capped = believed.capped() || shortest.capped();
    // What is believed may be longer than was allowed, and a shorter way be there.
    List<Path> shorter =
        !believed.routes().isEmpty() ? shortest.paths(true, query.maxHops(), 1) : List.of();
    return shorter.isEmpty()
        ? new PathResult.None(
            ends(meaning),
            miss(query, meaning, shortest.level(), reason(query, meaning, shortest.level())),
            searched,
            capped)
        : new PathResult.Found(ends(meaning), shorter, searched, capped);
  }

  /** What one level gave. */
  private record Trial(StageSearch level, List<Route> routes) {
    List<Path> paths(boolean unlikely, int maxHops, int stops) {
      Explanation explanation = new Explanation(level.walk(), level.search());
      return routes.stream()
          .filter(route -> unlikely || Belief.isBelieved(level.search().surprise(route), stops))
          .filter(route -> route.hops() <= maxHops)
          .map(explanation::path)
          .toList();
    }

    Optional<Route> shortEnough(int maxHops) {
      return routes.stream().filter(route -> route.hops() <= maxHops).findFirst();
    }

    PathResult.Searched searched() {
      return new PathResult.Searched(
          level.search().explored(), level.search().edges(), Contexts.DEPTH);
    }

    boolean capped() {
      return level.search().isCapped();
    }
  }

  /** The ways that a reader believes most, hubs not closed but dear. */
  private Trial believed(PathQuery query, Meaning meaning, Hubs hubs) {
    List<int[]> ends = new ArrayList<>(meaning.stops());
    ends.add(meaning.from());
    Walk walk =
        walk(
            query,
            closed(new BitSet(), meaning),
            w -> new Belief(w, ends, query.throughHubs() ? Hubs.none(graph) : hubs));
    StageSearch level = new StageSearch(walk, meaning.from(), meaning.stops());
    return new Trial(level, level.best(query.paths(), Belief.most(query.maxHops()), List.of()));
  }

  /** The ways of fewest hops, for who limits hops, and to say what was searched. */
  private Trial shortest(PathQuery query, Meaning meaning, Hubs hubs) {
    StageSearch level = hops(query, meaning, hubs);
    return new Trial(level, level.best(query.paths(), query.maxHops(), List.of()));
  }

  /** What counts hops and nothing else, hubs closed. */
  private StageSearch hops(PathQuery query, Meaning meaning, Hubs hubs) {
    BitSet closed = closed(query.throughHubs() ? new BitSet() : hubs.all(), meaning);
    return new StageSearch(walk(query, closed, Costs::hops), meaning.from(), meaning.stops());
  }

  private Walk walk(PathQuery query, BitSet closed, Function<Walk, Costs> costs) {
    SlotContents contents = new SlotContents(view, query.worst() == Grade.NAME);
    return new Walk(view, contents, query.worst(), query.kinds(), closed, costs);
  }

  /** Nodes not entered: hubs but those that are named, and all that are to be avoided. */
  private static BitSet closed(BitSet hubs, Meaning meaning) {
    BitSet closed = (BitSet) hubs.clone();
    IntStream.of(meaning.from()).forEach(closed::clear);
    meaning.stops().forEach(nodes -> IntStream.of(nodes).forEach(closed::clear));
    meaning.avoid().forEach(nodes -> IntStream.of(nodes).forEach(closed::set));
    return closed;
  }

  private Miss miss(PathQuery query, Meaning meaning, StageSearch level, Miss.Reason reason) {
    BreadthFirst reach = new BreadthFirst(level.walk(), meaning.from(), query.maxHops());
    return new MissReport(level.walk(), reach, level.toEnd(), query.maxHops())
        .of(meaning.from(), meaning.to(), reason);
  }

  private Miss.Reason unlikely(Route route, Hubs hubs, Search search) {
    List<Symbol> passed =
        IntStream.of(route.nodes())
            .filter(hubs.all()::get)
            .mapToObj(node -> view.symbol(node))
            .toList();
    return new Miss.Unlikely(route.hops(), search.surprise(route), passed);
  }

  private Miss.Reason reason(PathQuery query, Meaning meaning, StageSearch level) {
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
