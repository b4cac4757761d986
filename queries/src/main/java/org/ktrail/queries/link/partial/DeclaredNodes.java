package org.ktrail.queries.link.partial;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.OverlayBuilder;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.world.DeclaredNames;
import org.ktrail.queries.link.world.LazyNames;
import org.ktrail.queries.link.world.World;

/**
 * Nodes of functions that are declared and nowhere defined, where files changed: some get a
 * definition, some lose the last one.
 */
final class DeclaredNodes {
  private final Graph graph;
  private final OverlayBuilder over;
  private final PartialWorld world;
  private final PartialFacts facts;
  private final Map<Integer, List<Callable>> here;
  private final Map<String, Integer> known = new HashMap<>();
  private final Set<String> definedHere = new HashSet<>();

  DeclaredNodes(
      Graph graph,
      OverlayBuilder over,
      PartialWorld world,
      PartialFacts facts,
      Map<Integer, List<Callable>> here) {
    this.graph = graph;
    this.over = over;
    this.world = world;
    this.facts = facts;
    this.here = here;
  }

  /** Goes through the names that changed files declare, or declared. */
  void settle() {
    Set<String> names = new TreeSet<>();
    here.keySet()
        .forEach(f -> {
          if (facts.isChanged(f)) {
            DeclaredNames.of(facts.declarations(f), names);
            var before = facts.before(f);
            if (before != null) {
              DeclaredNames.of(before, names);
            }
          }
        });
    facts.gone().stream()
        .forEach(f -> {
          var before = facts.before(f);
          if (before != null) {
            DeclaredNames.of(before, names);
          }
        });
    here.forEach((f, all) ->
        all.stream()
            .filter(c -> !c.macro)
            .forEach(c -> {
              definedHere.add(c.name);
              if (c.generated || facts.isChanged(f)) {
                names.add(c.name);
              }
            }));
    over.nodesOfRelinked().stream()
        .filter(node -> node < graph.nodeCount() && mayGo(node))
        .forEach(node -> names.add(graph.name(node)));
    names.forEach(this::settle);
  }

  /** Whether what stood here may be defined no longer: what is written in files as they were is. */
  private boolean mayGo(int node) {
    int file = graph.file(node);
    return switch (graph.kind(node)) {
      case GENERATED, ASSEMBLY -> true;
      case FUNCTION -> facts.isChanged(file) || facts.isGone(file);
      case MACRO, DECLARED, FILE_SCOPE -> false;
    };
  }

  private void settle(String name) {
    int node = mapped(name);
    if (node >= 0 && graph.file(node) < 0) {
      return; // a builtin stays one
    }
    List<World.Declared> prototypes =
        !isDefined(name) && world.prototypes instanceof LazyNames<World.Declared> lazy
            ? lazy.everywhere(name)
            : List.of();
    if (prototypes.isEmpty()) {
      if (node >= 0) {
        over.remove(node);
      }
      known.put(name, -1);
      return;
    }
    World.Declared first = prototypes.getFirst();
    int file = first.origin().file();
    int line = first.prototype().line();
    if (node >= 0 && graph.file(node) == file && graph.line(node) == line) {
      return;
    }
    known.put(
        name,
        over.defined(
            node, name, NodeKind.DECLARED, 0, file, line, line, world.fileCondition(file)));
  }

  private int mapped(String name) {
    for (int node : graph.nodes(name)) {
      if (graph.kind(node) == NodeKind.DECLARED) {
        return node;
      }
    }
    return -1;
  }

  private boolean isDefined(String name) {
    for (int node : graph.nodes(name)) {
      boolean function =
          switch (graph.kind(node)) {
            case FUNCTION, GENERATED, ASSEMBLY -> true;
            case MACRO, DECLARED, FILE_SCOPE -> false;
          };
      if (function && !here.containsKey(graph.file(node)) && !facts.isGone(graph.file(node))) {
        return true;
      }
    }
    return definedHere.contains(name);
  }

  /** By name, as links number them; to be asked for single names. */
  Map<String, Integer> byName() {
    return new AbstractMap<>() {
      @Override
      public @Nullable Integer get(@Nullable Object key) {
        if (!(key instanceof String name)) {
          return null;
        }
        Integer node = known.get(name);
        if (node == null) {
          int mapped = mapped(name);
          node = mapped < 0 ? -1 : over.existing(mapped);
          known.put(name, node);
        }
        return node < 0 ? null : node;
      }

      @Override
      public Set<Entry<String, Integer>> entrySet() {
        throw new UnsupportedOperationException("names are found one by one");
      }
    };
  }
}
