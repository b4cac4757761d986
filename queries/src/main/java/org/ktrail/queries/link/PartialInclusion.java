package org.ktrail.queries.link;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who sees whom where few files changed: as a whole link kept it, but for the files whose includes
 * were found anew. What a file sees is found when it is asked for. For one thread.
 */
final class PartialInclusion extends Inclusion {
  private final PartialFacts facts;
  private final LinkBase base;
  private final List<String> architectures;
  private final Map<Integer, IncludeSearch.Found> anew = new HashMap<>();
  private final Map<Integer, BitSet> closures = new HashMap<>();
  private final BitSet redirected = new BitSet();
  private int @Nullable [] @Nullable [] includers;

  PartialInclusion(PartialFacts facts, LinkBase base) {
    this.facts = facts;
    this.base = base;
    architectures = base.architectures();
    facts.changed().forEach(this::search);
    for (int file = 0; file < base.files() && !facts.gone().isEmpty(); file++) {
      if (!facts.isGone(file)
          && !facts.isChanged(file)
          && IntStream.of(base.targets(file)).anyMatch(facts::isGone)) {
        search(file);
        redirected.set(file);
      }
    }
  }

  private void search(int file) {
    IncludeSearch search =
        new IncludeSearch(
            architectures, facts::path, facts::fileNamed, name -> candidates(file, name));
    anew.put(file, search.all(file, facts.declarations(file).includes()));
  }

  /** Files that did not change and include one that is gone. */
  BitSet redirected() {
    return redirected;
  }

  /** What the file included so far goes before: the search of a whole link is not repeated. */
  private List<Integer> candidates(int file, String name) {
    if (facts.isMapped(file)) {
      List<Integer> before =
          IntStream.of(base.targets(file))
              .filter(t -> !facts.isGone(t) && facts.path(t).endsWith("/" + name))
              .boxed()
              .toList();
      if (!before.isEmpty()) {
        return before;
      }
    }
    return facts.filesWithName(name);
  }

  @Override
  int[] targets(int file) {
    IncludeSearch.Found found = anew.get(file);
    return found != null ? found.targets() : base.targets(file);
  }

  @Override
  int[] targetLines(int file) {
    IncludeSearch.Found found = anew.get(file);
    return found != null ? found.lines() : base.targetLines(file);
  }

  @Override
  int architectureOf(int file) {
    return architectures.indexOf(IncludeSearch.architecture(facts.path(file)));
  }

  @Override
  String architecture(int number) {
    return architectures.get(number);
  }

  @Override
  int architectureCount() {
    return architectures.size();
  }

  @Override
  boolean brings(int header, int other) {
    return header == other || closure(header).get(other);
  }

  private BitSet closure(int file) {
    return closures.computeIfAbsent(
        file,
        f -> {
          BitSet seen = new BitSet();
          reach(f, seen, false);
          return seen;
        });
  }

  private void reach(int from, BitSet seen, boolean backwards) {
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(from);
    while (!queue.isEmpty()) {
      int f = queue.poll();
      for (int t : backwards ? includers(f) : targets(f)) {
        if (!seen.get(t)) {
          seen.set(t);
          queue.add(t);
        }
      }
    }
  }

  @Override
  Visible visibleFrom(int file) {
    return seenFrom(file)::get;
  }

  /** The files that {@link #visibleFrom} sees. */
  BitSet seenFrom(int file) {
    BitSet seen = (BitSet) closure(file).clone();
    int[] from = facts.path(file).endsWith(".c") ? includers(file) : new int[0];
    for (int includer : from) {
      seen.or(closure(includer));
    }
    if (facts.path(file).endsWith(".h") || from.length > 0) {
      seen.set(file);
    }
    return seen;
  }

  @Override
  int[] unitsOf(int file) {
    return facts.path(file).endsWith(".c")
        ? IntStream.of(includers(file)).filter(i -> facts.path(i).endsWith(".c")).toArray()
        : new int[0];
  }

  /** All files that include a file, directly or not. */
  BitSet includersOf(int file) {
    BitSet seen = new BitSet();
    reach(file, seen, true);
    return seen;
  }

  private int[] includers(int file) {
    int[][] known = includers;
    if (known == null) {
      known = invert();
      includers = known;
    }
    return known[file];
  }

  private int[][] invert() {
    int n = facts.fileCount();
    int[][] edges = new int[n][];
    int[] count = new int[n];
    for (int f = 0; f < n; f++) {
      edges[f] = facts.isGone(f) ? new int[0] : targets(f);
      for (int t : edges[f]) {
        count[t]++;
      }
    }
    int[][] out = new int[n][];
    for (int i = 0; i < n; i++) {
      out[i] = new int[count[i]];
    }
    for (int f = n - 1; f >= 0; f--) {
      for (int t : edges[f]) {
        out[t][--count[t]] = f;
      }
    }
    return out;
  }
}
