package org.ktrail.queries.definitions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;

/**
 * Suggests functions and macros of a graph whose names differ in few characters. Reads all names
 * once an answer: some tens of milliseconds for a kernel, spent only when a name is not known.
 */
public final class NearestInGraph implements NearestNames {
  /** Insertions, deletions and substitutions that still count as near. */
  private static final int MAX_DISTANCE = 3;

  private final Graph graph;

  public NearestInGraph(Graph graph) {
    this.graph = graph;
  }

  private record Near(String name, int distance) {}

  @Override
  public List<String> nearest(String name, int limit) {
    byte[] want = name.getBytes(StandardCharsets.UTF_8);
    int allowed = Math.min(MAX_DISTANCE, want.length / 3);
    return Parallel.slices(
            graph.orderedCount(), (from, to) -> among(from, to, want, allowed).toList())
        .stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(limit)
        .map(Near::name)
        .toList();
  }

  /** Of some names those that differ from one in few characters, nearest first. */
  public static List<String> of(Collection<String> names, String name, int limit) {
    byte[] want = name.getBytes(StandardCharsets.UTF_8);
    int allowed = Math.min(MAX_DISTANCE, want.length / 3);
    return names.stream()
        .map(n -> n.getBytes(StandardCharsets.UTF_8))
        .filter(bytes -> Math.abs(bytes.length - want.length) <= allowed)
        .map(bytes -> near(bytes, distance(want, bytes, allowed)))
        .filter(near -> near.distance() <= allowed)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(limit)
        .map(Near::name)
        .toList();
  }

  private Stream<Near> among(int from, int to, byte[] want, int allowed) {
    return IntStream.range(from, to)
        .filter(r -> r == 0 || !graph.sameName(graph.ordered(r - 1), graph.ordered(r)))
        .map(graph::ordered)
        .filter(node -> graph.kind(node) != NodeKind.FILE_SCOPE)
        .mapToObj(graph::nameBytes)
        .filter(bytes -> Math.abs(bytes.length - want.length) <= allowed)
        .map(bytes -> near(bytes, distance(want, bytes, allowed)))
        .filter(near -> near.distance() <= allowed);
  }

  private static Near near(byte[] name, int distance) {
    return new Near(new String(name, StandardCharsets.UTF_8), distance);
  }

  /** Edit distance, or more than {@code allowed} as soon as it is certain to be. */
  static int distance(byte[] a, byte[] b, int allowed) {
    int[] previous = new int[b.length + 1];
    int[] current = new int[b.length + 1];
    Arrays.setAll(previous, j -> j);
    for (int i = 1; i <= a.length; i++) {
      current[0] = i;
      int least = i;
      for (int j = 1; j <= b.length; j++) {
        int substituted = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        current[j] = Math.min(substituted, 1 + Math.min(previous[j], current[j - 1]));
        least = Math.min(least, current[j]);
      }
      if (least > allowed) {
        return allowed + 1;
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length];
  }
}
