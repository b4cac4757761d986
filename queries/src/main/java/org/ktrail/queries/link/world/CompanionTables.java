package org.ktrail.queries.link.world;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.graph.GraphBuilder;

/**
 * Finds tables of functions that one record names together, {@code { .prot = &tcp, .ops = &stream
 * }}: an object that has the one has the other.
 */
public final class CompanionTables {
  private final World world;
  private final GraphBuilder builder;

  public CompanionTables(World world, GraphBuilder builder) {
    this.world = world;
    this.builder = builder;
  }

  public void find() {
    for (int f = 0; f < world.files; f++) {
      for (Declarations.Global g : world.declarations(f).globals()) {
        if (g.initializer() instanceof Expr.Init init) {
          read(init);
        }
      }
    }
  }

  private void read(Expr.Init init) {
    Set<Set<String>> together = new LinkedHashSet<>();
    addresses(init, together);
    together.forEach(this::together);
  }

  /** Adds the variables, two or more, whose addresses one record has as members. */
  public static void addresses(Expr.Init init, Set<Set<String>> into) {
    Set<String> here = new TreeSet<>();
    for (Expr.Item item : init.items()) {
      if (item.value() instanceof Expr.Init inner) {
        addresses(inner, into);
      } else if (!isElement(item)
          && item.value() instanceof Expr.AddressOf address
          && address.of() instanceof Expr.Name name) {
        here.add(name.name());
      }
    }
    if (here.size() > 1) {
      into.add(here);
    }
  }

  private void together(Set<String> variables) {
    List<String> tables = variables.stream().filter(this::isTable).toList();
    for (int a = 0; a < tables.size(); a++) {
      for (int b = a + 1; b < tables.size(); b++) {
        builder.companions(tables.get(a), tables.get(b));
      }
    }
  }

  /** {@code [TCP] = &tcp}: beside each other in an array, not in one record. */
  private static boolean isElement(Expr.Item item) {
    return !item.designators().isEmpty() && item.designators().getFirst().startsWith("[");
  }

  /** Whether a variable is a record with members that are functions. */
  private boolean isTable(String name) {
    for (World.Variable variable : world.variables.getOrDefault(name, List.of())) {
      if (variable.global().type() instanceof TypeRef.Tagged type) {
        for (World.RecordDefinition record : world.records.getOrDefault(type.tag(), List.of())) {
          if (record.record().fields().stream().anyMatch(f -> world.mayHoldFunction(f.type()))) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
