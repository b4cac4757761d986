package org.ktrail.queries.calls;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;

/** Tells what the compiler provides from what the kernel calls: the names of compiler.txt. */
final class CompilerNames {
  private static final CompilerNames SHIPPED =
      new CompilerNames(DataFile.entries(CompilerNames.class, "compiler.txt"));

  private final Set<String> names = new HashSet<>();
  private final List<String> prefixes;

  private CompilerNames(List<String> lines) {
    lines.stream().filter(line -> !line.endsWith("*")).forEach(names::add);
    prefixes =
        lines.stream()
            .filter(line -> line.endsWith("*"))
            .map(line -> line.substring(0, line.length() - 1))
            .toList();
  }

  /** Whether a node is a builtin, an operator or an attribute of the compiler. */
  static boolean has(Graph graph, int node) {
    return graph.kind(node) == NodeKind.DECLARED && SHIPPED.has(graph.name(node));
  }

  private boolean has(String name) {
    return names.contains(name) || prefixes.stream().anyMatch(name::startsWith);
  }
}
