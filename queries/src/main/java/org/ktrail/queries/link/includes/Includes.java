package org.ktrail.queries.link.includes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;

/**
 * Which files a file sees through {@code #include}, directly or not.
 *
 * <p>The search order is the kernel's: beside the includer (quoted form), then {@code include},
 * {@code include/uapi}, the architecture's {@code include} and {@code include/uapi}; {@code
 * <asm/x.h>} is each architecture's own file and, for architectures without one, {@code
 * asm-generic/x.h}. What is found nowhere there is taken from the nearest directory that has it
 * (build descriptions add {@code -I} paths), or is a generated header and absent. Conditions of
 * includes are not looked at: seeing too much is mended by the conditions of what is seen.
 */
public final class Includes extends Inclusion {
  private final String[] paths;
  private final int[][] targets;

  /** For each target the condition of the include, as the including file numbers it. */
  private final int[][] targetConditions;

  private final int[][] targetLines;
  private final int[][] includers;
  private final List<String> architectures;
  private final int[] architectureOf;
  private final Set<String> unresolved;
  private final BitSet headers = new BitSet();
  private final long[][] closures;
  private final int[] headerOrdinal;
  private final int headerCount;

  public Includes(String[] paths, IntFunction<List<Declarations.Include>> includes) {
    this.paths = paths;
    int n = paths.length;
    architectures =
        new ArrayList<>(
            new TreeSet<>(
                Arrays.stream(paths)
                    .filter(p -> p.startsWith("arch/") && p.indexOf('/', 5) > 0)
                    .map(p -> p.substring(5, p.indexOf('/', 5)))
                    .toList()));
    architectureOf = new int[n];
    Map<String, Integer> byPath = new HashMap<>(2 * n);
    Map<String, List<Integer>> byName = new HashMap<>();
    for (int f = 0; f < n; f++) {
      architectureOf[f] = architectures.indexOf(IncludeSearch.architecture(paths[f]));
      byPath.put(paths[f], f);
      byName.computeIfAbsent(IncludeSearch.baseName(paths[f]), k -> new ArrayList<>(2)).add(f);
    }
    targets = new int[n][];
    targetConditions = new int[n][];
    targetLines = new int[n][];
    IncludeSearch search =
        new IncludeSearch(
            architectures,
            f -> paths[f],
            path -> byPath.getOrDefault(path, -1),
            name -> byName.getOrDefault(name, List.of()));
    for (int f = 0; f < n; f++) {
      IncludeSearch.Found found = search.all(f, includes.apply(f));
      targets[f] = found.targets();
      targetLines[f] = found.lines();
      targetConditions[f] = found.conditions();
    }
    unresolved = search.unresolved();
    includers = invert(targets);
    for (int f = 0; f < n; f++) {
      if (includers[f].length > 0 || paths[f].endsWith(".h")) {
        headers.set(f);
      }
    }
    headerOrdinal = new int[n];
    int ordinal = 0;
    for (int f = 0; f < n; f++) {
      headerOrdinal[f] = headers.get(f) ? ordinal++ : -1;
    }
    headerCount = ordinal;
    closures = new long[n][];
    closeHeaders();
  }

  private static int[][] invert(int[][] edges) {
    int[] count = new int[edges.length];
    for (int[] row : edges) {
      for (int t : row) {
        count[t]++;
      }
    }
    int[][] out = new int[edges.length][];
    for (int i = 0; i < out.length; i++) {
      out[i] = new int[count[i]];
    }
    for (int f = 0; f < edges.length; f++) {
      for (int t : edges[f]) {
        out[t][--count[t]] = f;
      }
    }
    return out;
  }

  /** Tarjan's strongly connected components over the headers, closures in their finishing order. */
  private void closeHeaders() {
    int n = paths.length;
    int[] index = new int[n];
    int[] low = new int[n];
    int[] position = new int[n];
    boolean[] onStack = new boolean[n];
    int[] stack = new int[n];
    int[] calls = new int[n];
    int stackSize = 0;
    int counter = 0;
    for (int root = headers.nextSetBit(0); root >= 0; root = headers.nextSetBit(root + 1)) {
      if (index[root] != 0) {
        continue;
      }
      int depth = 0;
      calls[0] = root;
      while (depth >= 0) {
        int v = calls[depth];
        if (index[v] == 0) {
          index[v] = low[v] = ++counter;
          stack[stackSize++] = v;
          onStack[v] = true;
        }
        if (position[v] < targets[v].length) {
          int w = targets[v][position[v]++];
          if (index[w] == 0) {
            calls[++depth] = w;
          } else if (onStack[w]) {
            low[v] = Math.min(low[v], index[w]);
          }
          continue;
        }
        if (low[v] == index[v]) {
          long[] closure = new long[(headerCount + 63) >> 6];
          int first = stackSize;
          do {
            first--;
          } while (stack[first] != v);
          for (int i = first; i < stackSize; i++) {
            set(closure, stack[i]);
            for (int t : targets[stack[i]]) {
              set(closure, t);
              if (closures[t] != null) {
                or(closure, closures[t]);
              }
            }
          }
          for (int i = first; i < stackSize; i++) {
            closures[stack[i]] = closure;
            onStack[stack[i]] = false;
          }
          stackSize = first;
        }
        depth--;
        if (depth >= 0) {
          low[calls[depth]] = Math.min(low[calls[depth]], low[v]);
        }
      }
    }
  }

  private void set(long[] bits, int file) {
    int ordinal = headerOrdinal[file];
    if (ordinal >= 0) {
      bits[ordinal >> 6] |= 1L << ordinal;
    }
  }

  private static void or(long[] into, long[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] |= from[i];
    }
  }

  @Override
  public Visible visibleFrom(int file) {
    long[] closure = new long[(headerCount + 63) >> 6];
    addClosure(closure, file);
    if (paths[file].endsWith(".c") && includers[file].length > 0) {
      for (int includer : includers[file]) {
        addClosure(closure, includer);
      }
    }
    return other ->
        headerOrdinal[other] >= 0
            && (closure[headerOrdinal[other] >> 6] >> headerOrdinal[other] & 1) != 0;
  }

  private void addClosure(long[] closure, int file) {
    set(closure, file);
    for (int t : targets[file]) {
      set(closure, t);
      if (closures[t] != null) {
        or(closure, closures[t]);
      }
    }
  }

  @Override
  public boolean brings(int header, int other) {
    long[] closure = closures[header];
    int ordinal = headerOrdinal[other];
    return header == other
        || closure != null && ordinal >= 0 && (closure[ordinal >> 6] >> ordinal & 1) != 0;
  }

  @Override
  public int[] includers(int file) {
    return includers[file];
  }

  @Override
  public int[] targetLines(int file) {
    return targetLines[file];
  }

  @Override
  public int[] unitsOf(int file) {
    return paths[file].endsWith(".c")
        ? Arrays.stream(includers[file]).filter(i -> paths[i].endsWith(".c")).toArray()
        : new int[0];
  }

  /**
   * For each file the condition on the architecture under which any root reaches it: its own
   * directory's, or for headers that only some architectures include, theirs.
   */
  public Condition[] architectureConditions(IntPredicate isRoot) {
    int n = paths.length;
    int[] mask = new int[n];
    int[] queue = new int[n];
    for (int a = 0; a < Math.min(31, architectures.size()); a++) {
      int bit = 1 << a;
      int tail = 0;
      for (int f = 0; f < n; f++) {
        if (isRoot.test(f) && (architectureOf[f] < 0 || architectureOf[f] == a)) {
          mask[f] |= bit;
          queue[tail++] = f;
        }
      }
      for (int head = 0; head < tail; head++) {
        int[] row = targets[queue[head]];
        boolean own = false;
        for (int t : row) {
          own |= architectureOf[t] == a;
        }
        for (int t : row) {
          if ((mask[t] & bit) == 0 && reaches(t, a, row, own)) {
            mask[t] |= bit;
            queue[tail++] = t;
          }
        }
      }
    }
    int full = architectures.size() >= 31 ? -1 : (1 << architectures.size()) - 1;
    Map<Integer, Condition> conditions = new HashMap<>();
    Condition[] out = new Condition[n];
    for (int f = 0; f < n; f++) {
      int m = architectureOf[f] >= 0 ? 1 << architectureOf[f] : mask[f];
      out[f] =
          m == 0 || m == full ? Condition.ALWAYS : conditions.computeIfAbsent(m, this::condition);
    }
    return out;
  }

  private boolean reaches(int target, int architecture, int[] row, boolean own) {
    if (architectureOf[target] >= 0) {
      return architectureOf[target] == architecture;
    }
    String path = paths[target];
    int generic = path.indexOf("asm-generic/");
    if (!own || generic < 0) {
      return true;
    }
    // asm-generic/x.h stands in for <asm/x.h> only where the architecture has none of its own.
    String name = "asm/" + path.substring(generic + 12);
    for (int t : row) {
      if (architectureOf[t] == architecture && paths[t].endsWith("/" + name)) {
        return false;
      }
    }
    return true;
  }

  private Condition condition(int mask) {
    List<Condition> in = new ArrayList<>();
    List<Condition> out = new ArrayList<>();
    for (int a = 0; a < architectures.size(); a++) {
      ((mask >> a & 1) != 0 ? in : out).add(Condition.atom("ARCH=" + architectures.get(a)));
    }
    return in.size() <= out.size() ? Condition.or(in) : Condition.not(Condition.or(out));
  }

  @Override
  public int targetCondition(int file, int place) {
    return targetConditions[file][place];
  }

  @Override
  public int architectureCount() {
    return architectures.size();
  }

  @Override
  public String architecture(int number) {
    return architectures.get(number);
  }

  @Override
  public Set<String> unresolved() {
    return unresolved;
  }

  @Override
  public int[] targets(int file) {
    return targets[file];
  }

  @Override
  public int architectureOf(int file) {
    return architectureOf[file];
  }
}
