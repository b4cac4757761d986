package org.ktrail.queries.link.partial;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.includes.IncludeSearch;
import org.ktrail.queries.link.includes.Inclusion;

/**
 * Who sees whom where few files changed: as a whole link kept it, but for the files whose includes
 * were found anew. What a file sees is found when it is asked for. For one thread.
 */
final class PartialInclusion extends Inclusion {
  private final PartialFacts facts;
  private final LinkBase base;
  private final List<String> architectures;
  private final Map<Integer, IncludeSearch.Found> anew = new TreeMap<>();
  private final Map<Integer, BitSet> closures = new HashMap<>();
  private final BitSet redirected = new BitSet();
  private @Nullable Inverse inverse;

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
    IncludeSearch search = search(name -> candidates(file, name));
    anew.put(file, search.all(file, facts.declarations(file).includes()));
  }

  /** A search among the files that there are now. */
  IncludeSearch search(IncludeSearch.ByName byName) {
    return new IncludeSearch(architectures, facts::path, facts::fileNamed, byName);
  }

  /** Tells of each file whose includes are not those that a whole link kept. */
  void foundAnew(BiConsumer<Integer, IncludeSearch.Found> each) {
    anew.forEach(each);
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
  public int[] targets(int file) {
    IncludeSearch.Found found = anew.get(file);
    return found != null ? found.targets() : base.targets(file);
  }

  @Override
  public int targetCondition(int file, int place) {
    IncludeSearch.Found found = anew.get(file);
    return found != null ? found.conditions()[place] : 0;
  }

  @Override
  public int[] targetLines(int file) {
    IncludeSearch.Found found = anew.get(file);
    return found != null ? found.lines() : base.targetLines(file);
  }

  @Override
  public int architectureOf(int file) {
    return architectures.indexOf(IncludeSearch.architecture(facts.path(file)));
  }

  @Override
  public String architecture(int number) {
    return architectures.get(number);
  }

  @Override
  public int architectureCount() {
    return architectures.size();
  }

  @Override
  public boolean brings(int header, int other) {
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
  public Visible visibleFrom(int file) {
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
  public int[] unitsOf(int file) {
    return facts.path(file).endsWith(".c")
        ? IntStream.of(includers(file)).filter(i -> facts.path(i).endsWith(".c")).toArray()
        : new int[0];
  }

  /** Files that include one of some, directly or not. */
  BitSet includersOfAny(BitSet files) {
    BitSet seen = new BitSet();
    files.stream().forEach(file -> reach(file, seen, true)); // what was reached is not gone over
    return seen;
  }

  /** All files that include a file, directly or not. */
  BitSet includersOf(int file) {
    BitSet seen = new BitSet();
    reach(file, seen, true);
    return seen;
  }

  @Override
  public int[] includers(int file) {
    return inverse().of(file);
  }

  private Inverse inverse() {
    Inverse known = inverse;
    if (known == null) {
      known = invert();
      inverse = known;
    }
    return known;
  }

  /** Files by the file they include. */
  private record Inverse(int[] start, int[] includer) {
    int[] of(int file) {
      return java.util.Arrays.copyOfRange(includer, start[file], start[file + 1]);
    }
  }

  private Inverse invert() {
    int n = facts.fileCount();
    int[] starts = base.starts();
    int[] targets = base.allTargets();
    int[] count = new int[n + 2];
    int mapped = starts.length - 1;
    for (int f = 0; f < mapped; f++) {
      if (!facts.isGone(f) && !anew.containsKey(f)) {
        for (int i = starts[f]; i < starts[f + 1]; i++) {
          count[targets[i] + 2]++;
        }
      }
    }
    anew.forEach((f, found) -> {
      for (int t : found.targets()) {
        count[t + 2]++;
      }
    });
    for (int i = 2; i < count.length; i++) {
      count[i] += count[i - 1];
    }
    int[] includer = new int[count[n + 1]];
    for (int f = 0; f < n; f++) {
      if (facts.isGone(f)) {
        continue;
      }
      IncludeSearch.Found found = anew.get(f);
      if (found != null) {
        for (int t : found.targets()) {
          includer[count[t + 1]++] = f;
        }
      } else {
        for (int i = starts[f]; i < starts[f + 1]; i++) {
          includer[count[targets[i] + 1]++] = f;
        }
      }
    }
    return new Inverse(java.util.Arrays.copyOf(count, n + 1), includer);
  }
}
