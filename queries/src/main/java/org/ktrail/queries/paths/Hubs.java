package org.ktrail.queries.paths;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.ktrail.queries.graph.Graph;

/**
 * The hub functions of {@code hubs.txt} that a graph has, and to which group of them each belongs;
 * the file's head says what they are for.
 */
public final class Hubs {
  /** The group of what is no hub. */
  static final int NONE = 0;

  private static final String GROUP = "group ";

  private final BitSet all;
  private final byte[] groups;

  private Hubs(int nodes) {
    all = new BitSet(nodes);
    groups = new byte[nodes];
  }

  static Hubs none(Graph graph) {
    return new Hubs(graph.nodeCount());
  }

  public static Hubs of(Graph graph) {
    return of(graph, DataLines.of("hubs.txt"));
  }

  /**
   * @param lines {@code group} and what its members have in common, then their names; {@code *}
   *     stands for any letters, at the end or between
   */
  static Hubs of(Graph graph, List<String> lines) {
    Hubs hubs = new Hubs(graph.nodeCount());
    int group = NONE;
    for (String line : lines) {
      if (line.startsWith(GROUP)) {
        group++;
      } else if (group == NONE) {
        throw new IllegalArgumentException(line + " stands in no group");
      } else {
        hubs.addMatching(graph, line, (byte) group);
      }
    }
    return hubs;
  }

  /** All hubs; must not be changed. */
  public BitSet all() {
    return all;
  }

  int group(int node) {
    return groups[node];
  }

  BitSet groupsOf(List<int[]> nodes) {
    BitSet found = new BitSet();
    nodes.stream().flatMapToInt(Arrays::stream).map(this::group).forEach(found::set);
    found.clear(NONE);
    return found;
  }

  private void addMatching(Graph graph, String pattern, byte group) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      for (int node : graph.nodes(pattern)) {
        add(node, group);
      }
      return;
    }
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
        add(node, group);
      }
    }
  }

  private void add(int node, byte group) {
    all.set(node);
    groups[node] = group;
  }

  /** Nodes are in the order of their names. */
  private static int firstFrom(Graph graph, String prefix, int from) {
    byte[] bytes = prefix.getBytes(StandardCharsets.UTF_8);
    int low = from;
    int high = graph.orderedCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Arrays.compareUnsigned(graph.nameBytes(graph.ordered(middle)), bytes) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
