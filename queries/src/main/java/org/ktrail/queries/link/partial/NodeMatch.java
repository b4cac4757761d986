package org.ktrail.queries.link.partial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.OverlayBuilder;
import org.ktrail.queries.link.body.FileLinker;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.made.ArchitectureVariants;
import org.ktrail.queries.link.world.LeadingMacros;

/**
 * Gives the functions and macros of a file that is linked anew the nodes they had: those of their
 * name at the same line, as lines moved, then the others in order.
 */
final class NodeMatch {
  private final Graph graph;
  private final OverlayBuilder over;
  private final LeadingMacros leads;
  private final PartialFacts facts;

  NodeMatch(Graph graph, OverlayBuilder over, LeadingMacros leads, PartialFacts facts) {
    this.graph = graph;
    this.over = over;
    this.leads = leads;
    this.facts = facts;
  }

  private record Key(String name, boolean macro) {}

  void file(int file, List<Callable> callables) {
    Map<Key, List<Callable>> byName =
        callables.stream()
            .filter(c -> !c.macro || leads.of(c))
            .collect(
                Collectors.groupingBy(
                    c -> new Key(c.name, c.macro),
                    () -> new TreeMap<>(Comparator.comparing(Key::name).thenComparing(Key::macro)),
                    Collectors.toList()));
    byName.forEach((key, same) -> match(file, key, same));
  }

  private void match(int file, Key key, List<Callable> now) {
    List<Integer> before = new ArrayList<>();
    if (facts.isMapped(file)) {
      for (int node : graph.nodes(key.name())) {
        if (graph.file(node) == file
            && graph.kind(node) != NodeKind.DECLARED
            && graph.kind(node) != NodeKind.FILE_SCOPE
            && graph.kind(node) == NodeKind.MACRO == key.macro()) {
          before.add(node);
        }
      }
    }
    List<List<Callable>> rest = new ArrayList<>();
    for (List<Callable> variants : ArchitectureVariants.of(now)) {
      Condition condition = ArchitectureVariants.condition(variants);
      int same = -1;
      for (int node : before) {
        if (over.movedLine(file, graph.line(node)) == variants.getFirst().line
            && (same < 0 || graph.condition(graph.nodeCondition(node)).equals(condition))) {
          same = node;
        }
      }
      if (same < 0) {
        rest.add(variants);
      } else {
        before.remove(Integer.valueOf(same));
        define(variants, same);
      }
    }
    Iterator<Integer> left = before.iterator();
    rest.forEach(variants -> define(variants, left.hasNext() ? left.next() : -1));
  }

  private void define(List<Callable> variants, int node) {
    Callable c = variants.getFirst();
    int number =
        over.defined(
            node,
            c.name,
            FileLinker.kind(c, facts.path(c.file())),
            c.macro ? 0 : FileLinker.flags(c),
            c.file(),
            c.line,
            c.macro ? c.definition.endLine() : c.endLine,
            ArchitectureVariants.condition(variants));
    variants.forEach(v -> v.node = number);
  }

  /** The node of what runs at file scope, −1 for a header. */
  int fileScope(int file, Condition condition) {
    String path = facts.path(file);
    if (!path.endsWith(".c")) {
      return -1;
    }
    int known = -1;
    for (int node : graph.nodes(path)) {
      if (graph.kind(node) == NodeKind.FILE_SCOPE) {
        known = node;
      }
    }
    return over.defined(known, path, NodeKind.FILE_SCOPE, 0, file, 1, 1, condition);
  }
}
