package org.ktrail.queries.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.graph.GraphBuilder;

/**
 * Finds when headers define the macros that conditions ask for: {@code #ifdef arch_foo} is decided
 * by which architecture's header has {@code #define arch_foo}. Only headers of include directories
 * count, since a {@code .c} file defines for itself. A default ({@code #ifndef X / #define X}) says
 * nothing about X and is passed over.
 */
final class DefinedMacros {
  private static final String PREFIX = "defined(";

  private final World world;

  DefinedMacros(World world) {
    this.world = world;
  }

  void addTo(GraphBuilder builder) {
    Set<String> wanted = new HashSet<>();
    for (int f = 0; f < world.files; f++) {
      world.declarations(f).conditions().forEach(c -> names(c, wanted));
    }
    Map<String, List<Condition>> found = new HashMap<>();
    for (int f = 0; f < world.files; f++) {
      if (world.path(f).endsWith(".h")
          && ("/" + world.path(f)).contains("/include/")
          && world.program(f).equals(World.KERNEL)) {
        Declarations d = world.facts.completeDeclarations(f);
        for (Declarations.Macro m : d.macros()) {
          if (wanted.contains(m.name())) {
            Condition own = d.conditions().get(m.condition());
            Set<String> asks = new HashSet<>();
            names(own, asks);
            if (!asks.contains(m.name())) {
              found
                  .computeIfAbsent(m.name(), k -> new ArrayList<>())
                  .add(Condition.and(world.fileCondition(f), own));
            }
          }
        }
      }
    }
    found.forEach((name, conditions) -> builder.defined(name, Condition.or(conditions)));
  }

  private static void names(Condition condition, Set<String> into) {
    switch (condition) {
      case Condition.Constant c -> {}
      case Condition.Atom a -> {
        if (a.name().startsWith(PREFIX)) {
          into.add(a.name().substring(PREFIX.length(), a.name().length() - 1));
        }
      }
      case Condition.Not n -> names(n.of(), into);
      case Condition.And a -> a.terms().forEach(t -> names(t, into));
      case Condition.Or o -> o.terms().forEach(t -> names(t, into));
    }
  }
}
