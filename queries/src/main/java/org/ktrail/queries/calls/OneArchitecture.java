package org.ktrail.queries.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Graph;

/**
 * Of definitions of one name that differ in architecture keeps those of one: the caller's own, else
 * the usual one, else what all share, else the first.
 */
final class OneArchitecture {
  /** What most who read the kernel mean. */
  private static final String USUAL = "x86";

  private static final String TREE = "arch/";
  private static final String ATOM = "ARCH=";

  private final GraphView view;
  private final Graph graph;
  private final Map<Integer, String> known = new HashMap<>();

  OneArchitecture(GraphView view) {
    this.view = view;
    graph = view.graph();
  }

  /**
   * An edge that is kept.
   *
   * @param others architectures whose definition of the same name was left out
   */
  public record Kept(int edge, int others) {}

  /**
   * The edges that leave a node, in their order, without those to other architectures.
   *
   * @param all keep those too
   * @param possible the edges to choose among
   */
  List<Kept> of(int node, boolean all, IntPredicate possible) {
    int[] edges =
        IntStream.range(graph.edges().outStart(node), graph.edges().outEnd(node))
            .filter(possible)
            .toArray();
    Map<String, List<Integer>> sites = new HashMap<>();
    for (int edge : edges) {
      sites.computeIfAbsent(key(edge), k -> new ArrayList<>()).add(edge);
    }
    List<Kept> kept = new ArrayList<>();
    for (int edge : edges) {
      List<Integer> twins = sites.getOrDefault(key(edge), List.of());
      if (all || twins.size() == 1) {
        kept.add(new Kept(edge, 0));
        continue;
      }
      TreeSet<String> names = new TreeSet<>();
      twins.forEach(twin -> names.add(architecture(twin)));
      Set<String> chosen = chosen(names, architectureOf(node));
      if (chosen.contains(architecture(edge))) {
        kept.add(new Kept(edge, names.size() - chosen.size()));
      }
    }
    return kept;
  }

  private static Set<String> chosen(TreeSet<String> all, String own) {
    for (String candidate : List.of(own, USUAL)) {
      if (!candidate.isEmpty() && all.contains(candidate)) {
        return all.contains("") ? Set.of("", candidate) : Set.of(candidate);
      }
    }
    return Set.of(all.first()); // "" comes first
  }

  private String key(int edge) {
    int target = graph.edges().target(edge);
    return target < 0
        ? "edge " + edge
        : graph.edges().line(edge) + " " + graph.edges().kind(edge) + " " + graph.name(target);
  }

  private String architecture(int edge) {
    int target = graph.edges().target(edge);
    return target < 0 ? "" : architectureOf(target);
  }

  private String architectureOf(int node) {
    return known.computeIfAbsent(node, n -> of(view.symbol(n)));
  }

  private static String of(Symbol symbol) {
    String path = symbol.place().path();
    if (path.startsWith(TREE)) {
      int slash = path.indexOf('/', TREE.length());
      return slash < 0 ? "" : path.substring(TREE.length(), slash);
    }
    List<Condition> terms =
        symbol.condition() instanceof Condition.And and ? and.terms() : List.of(symbol.condition());
    return terms.stream()
        .map(Condition::toString)
        .filter(term -> term.startsWith(ATOM))
        .map(term -> term.substring(ATOM.length()))
        .findFirst()
        .orElse("");
  }
}
