package org.ktrail.queries.paths;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import org.ktrail.queries.graph.Graph;

/** The hub functions of {@code hubs.txt}; its head says what they are for. */
final class Hubs {
  private Hubs() {}

  /** Hubs that a graph has. */
  static BitSet of(Graph graph) {
    return of(graph, lines());
  }

  /**
   * @param patterns names; a trailing {@code *} stands for any ending
   */
  static BitSet of(Graph graph, List<String> patterns) {
    BitSet hubs = new BitSet(graph.nodeCount());
    for (String pattern : patterns) {
      if (pattern.endsWith("*")) {
        String prefix = pattern.substring(0, pattern.length() - 1);
        char last = prefix.charAt(prefix.length() - 1);
        String after = prefix.substring(0, prefix.length() - 1) + (char) (last + 1);
        int first = firstFrom(graph, prefix, 0);
        int end = firstFrom(graph, after, first);
        for (int rank = first; rank < end; rank++) {
          hubs.set(graph.ordered(rank));
        }
      } else {
        for (int node : graph.nodes(pattern)) {
          hubs.set(node);
        }
      }
    }
    return hubs;
  }

  /** Nodes are in the order of their names. */
  private static int firstFrom(Graph graph, String prefix, int from) {
    int low = from;
    int high = graph.orderedCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (graph.name(graph.ordered(middle)).compareTo(prefix) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static List<String> lines() {
    try (InputStream in = Hubs.class.getResourceAsStream("hubs.txt")) {
      if (in == null) {
        throw new IllegalStateException("missing resource hubs.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
