package org.ktrail.queries.paths;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.ktrail.queries.graph.Graph;

/** The hub functions of {@code hubs.txt}; its head says what they are for. */
final class Hubs {
  private Hubs() {}

  /** Hubs that a graph has. */
  static BitSet of(Graph graph) {
    return of(graph, lines());
  }

  /**
   * @param patterns names; {@code *} stands for any letters, at the end or between
   */
  static BitSet of(Graph graph, List<String> patterns) {
    BitSet hubs = new BitSet(graph.nodeCount());
    for (String pattern : patterns) {
      int star = pattern.indexOf('*');
      if (star >= 0) {
        String prefix = pattern.substring(0, star);
        char last = prefix.charAt(prefix.length() - 1);
        String after = prefix.substring(0, prefix.length() - 1) + (char) (last + 1);
        int first = firstFrom(graph, prefix, 0);
        int end = firstFrom(graph, after, first);
        boolean all = star == pattern.length() - 1;
        Pattern name = Pattern.compile(pattern.replace("*", "\\w*"));
        for (int rank = first; rank < end; rank++) {
          int node = graph.ordered(rank);
          if (all || name.matcher(graph.name(node)).matches()) {
            hubs.set(node);
          }
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
