package org.ktrail.queries.claims;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ktrail.queries.calls.FunctionName;
import org.ktrail.queries.calls.View;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.paths.HopFinder;
import org.ktrail.queries.trace.TraceName;

/** What names of a trace mean in a snapshot. */
final class Names {
  private static final int SUGGESTED = 3;

  /** Names alike that are tried as what was meant. */
  private static final int TRIED = 24;

  private final View view;
  private final Graph graph;
  private final HopFinder hops;
  private final NearestNames nearest;
  private final Map<TraceName, int[]> known = new HashMap<>();
  private final Map<String, List<String>> alike = new HashMap<>();

  Names(View view, HopFinder hops, NearestNames nearest) {
    this.view = view;
    this.graph = view.graph();
    this.hops = hops;
    this.nearest = nearest;
  }

  /** Functions and macros that a name can mean, ascending; a member means what is put into it. */
  int[] nodes(TraceName name) {
    return known.computeIfAbsent(name, this::find);
  }

  private int[] find(TraceName name) {
    if (name.kind() == TraceName.Kind.MEMBER) {
      int[] registered =
          Arrays.stream(graph.fieldSlotsOfMember(name.name()))
              .flatMap(slot -> IntStream.of(hops.functionsIn(slot)))
              .distinct()
              .sorted()
              .toArray();
      if (registered.length > 0) {
        return registered;
      }
    }
    return FunctionName.of(name.name()).in(view);
  }

  /** Whether some record has a member of this name that holds functions. */
  boolean isMember(String name) {
    return graph.fieldSlotsOfMember(name).length > 0;
  }

  /** Whether nothing of these has a body that was read. */
  boolean haveNoBody(int[] nodes) {
    return IntStream.of(nodes)
        .allMatch(
            node -> graph.kind(node) == NodeKind.ASSEMBLY || graph.kind(node) == NodeKind.DECLARED);
  }

  /** Names to suggest for one that nothing has. */
  List<String> suggestions(String name) {
    List<String> near = new ArrayList<>(nearest.nearest(name, SUGGESTED));
    for (String other : alike(name)) {
      if (near.size() < SUGGESTED && !near.contains(other)) {
        near.add(other);
      }
    }
    return List.copyOf(near);
  }

  /** Functions and macros whose names are made of the same words, most like first. */
  List<String> alike(String name) {
    return alike.computeIfAbsent(name, this::findAlike);
  }

  private List<String> findAlike(String name) {
    List<byte[]> words =
        Arrays.stream(name.split("_"))
            .filter(word -> word.length() > 2)
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(word -> word))
            .limit(2)
            .map(word -> word.getBytes(StandardCharsets.UTF_8))
            .toList();
    List<String> candidates =
        IntStream.range(0, graph.nodeCount())
            .parallel()
            .filter(node -> node == 0 || !graph.sameName(node - 1, node))
            .mapToObj(graph::nameBytes)
            .filter(bytes -> words.stream().anyMatch(word -> contains(bytes, word)))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .toList();
    return new Likeness(name).among(new TreeSet<>(candidates), TRIED);
  }

  private static boolean contains(byte[] name, byte[] word) {
    for (int i = 0; i + word.length <= name.length; i++) {
      int j = 0;
      while (j < word.length && name[i + j] == word[j]) {
        j++;
      }
      if (j == word.length) {
        return true;
      }
    }
    return false;
  }
}
