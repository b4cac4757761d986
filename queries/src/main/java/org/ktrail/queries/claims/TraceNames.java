package org.ktrail.queries.claims;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.queries.calls.FunctionName;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.paths.HopFinder;
import org.ktrail.queries.trace.TraceName;

/** What names of a trace mean in a snapshot. */
final class TraceNames {
  private static final int SUGGESTED = 3;

  /** Names alike that are tried as what was meant. */
  private static final int TRIED = 24;

  /** Names for which others are looked for; nobody reads more suggestions. */
  private static final int MOST_ASKED = 2000;

  private final GraphView view;
  private final Graph graph;
  private final HopFinder hops;
  private final NearestNames nearest;
  private final MentionSource mentions;
  private final Map<TraceName, int[]> known = new HashMap<>();
  private final Map<String, List<String>> alike = new HashMap<>();

  TraceNames(Source source, HopFinder hops) {
    this.view = source.view();
    this.graph = view.graph();
    this.hops = hops;
    this.nearest = source.nearest();
    this.mentions = source.mentions();
  }

  /** Functions and macros that a name can mean, ascending; a member means what is put into it. */
  int[] nodes(TraceName name) {
    return known.computeIfAbsent(name, this::find);
  }

  private int[] find(TraceName name) {
    if (name.kind() == TraceName.Kind.MEMBER) {
      int[] registered =
          Arrays.stream(graph.slots().fieldsNamed(name.name()))
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

  /** Of functions of one name the one that calls most: the others are mostly stubs of it. */
  int main(int[] nodes) {
    int main = nodes[0];
    for (int node : nodes) {
      main = calls(node) > calls(main) ? node : main;
    }
    return main;
  }

  private int calls(int node) {
    return graph.edges().outEnd(node) - graph.edges().outStart(node);
  }

  /** Whether some record has a member of this name that holds functions. */
  boolean isMember(String name) {
    return graph.slots().fieldsNamed(name).length > 0;
  }

  /** Whether nothing of these has a body that was read. */
  boolean haveNoBody(int[] nodes) {
    return IntStream.of(nodes)
        .allMatch(
            node -> graph.kind(node) == NodeKind.ASSEMBLY || graph.kind(node) == NodeKind.DECLARED);
  }

  /** Whether assembly has a name, as a local label for instance. */
  boolean isInAssembly(String name) {
    return mentions.candidates(name).stream()
        .filter(candidate -> candidate.path().endsWith(".S"))
        .anyMatch(candidate ->
            new String(candidate.text().get(), StandardCharsets.ISO_8859_1).contains(name));
  }

  /** Whether calls that nobody knows may lead to some functions. */
  boolean mayBeCalledUnknown(int[] nodes) {
    return IntStream.of(nodes)
        .anyMatch(node ->
            graph.registrations().of(node).length > 0
                || graph.edges().inStart(node) == graph.edges().inEnd(node));
  }

  /** Whether nobody is known to call any of these or to hand it about. */
  boolean areUncalled(int[] nodes) {
    return IntStream.of(nodes)
        .allMatch(node ->
            graph.registrations().of(node).length == 0
                && graph.edges().inStart(node) == graph.edges().inEnd(node));
  }

  /** Names to suggest for one that nothing has: of the same words, else spelt alike. */
  List<String> suggestions(String name) {
    List<String> found = new ArrayList<>(alike(name).stream().limit(SUGGESTED).toList());
    if (found.isEmpty()) {
      nearest.nearest(name, SUGGESTED).stream()
          .filter(other -> NameLikeness.isSpeltAlike(name, other))
          .forEach(found::add);
    }
    return List.copyOf(found);
  }

  /** Functions and macros whose names are made of the same words, most like first. */
  List<String> alike(String name) {
    if (!alike.containsKey(name)) {
      prepare(List.of(name));
    }
    return alike.getOrDefault(name, List.of());
  }

  /** Looks for what is like some names, in one go over all that there are. */
  void prepare(Collection<String> wanted) {
    Map<Integer, List<NameLikeness>> byWord = new HashMap<>();
    Map<String, NameLikeness> asked = new HashMap<>();
    for (String name : wanted) {
      if (asked.size() < MOST_ASKED && !alike.containsKey(name)) {
        NameLikeness likeness = new NameLikeness(name);
        asked.put(name, likeness);
        for (String word : likeness.words()) {
          if (word.length() > 2) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            byWord
                .computeIfAbsent(hash(bytes, 0, bytes.length), _ -> new ArrayList<>())
                .add(likeness);
          }
        }
      }
    }
    if (asked.isEmpty()) {
      return;
    }
    List<String> candidates =
        Parallel.slices(graph.nodeCount(), (from, to) -> having(from, to, byWord.keySet())).stream()
            .flatMap(List::stream)
            .toList();
    Map<NameLikeness, Set<String>> theirs = new HashMap<>();
    for (String candidate : candidates) {
      for (NameLikeness likeness : sharing(candidate, byWord)) {
        theirs.computeIfAbsent(likeness, _ -> new TreeSet<>()).add(candidate);
      }
    }
    asked.forEach((name, likeness) ->
        alike.put(name, likeness.among(theirs.getOrDefault(likeness, Set.of()), TRIED)));
  }

  /** Names of nodes that have one of some words. */
  private List<String> having(int from, int to, Set<Integer> words) {
    return IntStream.range(from, to)
        .filter(node -> node == 0 || !graph.sameName(node - 1, node))
        .mapToObj(graph::nameBytes)
        .filter(bytes -> hasWord(bytes, words))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .toList();
  }

  private static Set<NameLikeness> sharing(String name, Map<Integer, List<NameLikeness>> byWord) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    Set<NameLikeness> found = new HashSet<>();
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '_') {
        found.addAll(byWord.getOrDefault(hash(bytes, start, i), List.of()));
        start = i + 1;
      }
    }
    return found;
  }

  private static boolean hasWord(byte[] name, Set<Integer> words) {
    int start = 0;
    for (int i = 0; i <= name.length; i++) {
      if (i == name.length || name[i] == '_') {
        if (i - start > 2 && words.contains(hash(name, start, i))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }
}
