package org.ktrail.queries.calls;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.mentions.Enclosing;

/**
 * A function or macro as users write it: {@code name}, or {@code file.c:name} to pick those of the
 * files whose path is this or ends with it after a slash, or {@code file.c:123} for the one around
 * that line. Where no function is called so, a system call's name stands for its entries.
 *
 * @param file "" for any
 * @param name or, with a file, the number of a line
 */
public record FunctionName(String file, String name) {

  public static FunctionName of(String text) {
    int colon = text.lastIndexOf(':');
    return new FunctionName(text.substring(0, Math.max(0, colon)), text.substring(colon + 1));
  }

  /**
   * All nodes meant, in order of path and line; what is only declared if nothing is defined; empty
   * if there is none.
   */
  public int[] in(GraphView view) {
    return isLine() ? around(view) : named(view);
  }

  /** Whether this is a line of a file and no name. */
  public boolean isLine() {
    return !file.isEmpty()
        && !name.isEmpty()
        && name.length() < 9
        && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** All definitions that begin last of those whose lines hold this one: macros make several. */
  private int[] around(GraphView view) {
    Graph graph = view.graph();
    Set<String> paths =
        IntStream.range(0, graph.fileCount())
            .mapToObj(graph::path)
            .filter(this::isFile)
            .collect(Collectors.toSet());
    Enclosing enclosing = Enclosing.of(graph, paths);
    return paths.stream()
        .sorted()
        .flatMapToInt(path -> IntStream.of(enclosing.nodes(path, Integer.parseInt(name))))
        .filter(view::hasNode)
        .toArray();
  }

  private int[] named(GraphView view) {
    Graph graph = view.graph();
    int[] all =
        Arrays.stream(graph.nodes(name))
            .filter(view::hasNode)
            .filter(node -> graph.kind(node) != NodeKind.FILE_SCOPE)
            .filter(node -> file.isEmpty() || isIn(graph, node))
            .toArray();
    int[] defined =
        Arrays.stream(all).filter(node -> graph.kind(node) != NodeKind.DECLARED).toArray();
    if (defined.length > 0 || !file.isEmpty()) {
      return defined.length > 0 ? defined : all;
    }
    int[] entries = SyscallName.entries(view, name);
    return entries.length > 0 ? entries : all;
  }

  private boolean isIn(Graph graph, int node) {
    return graph.file(node) >= 0 && isFile(graph.path(graph.file(node)));
  }

  private boolean isFile(String path) {
    return path.equals(file) || path.endsWith("/" + file);
  }
}
