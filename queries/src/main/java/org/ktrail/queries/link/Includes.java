package org.ktrail.queries.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
final class Includes {
  private final String[] paths;
  private final int[][] targets;

  /** For each target the condition of the include, as the including file numbers it. */
  private final int[][] targetConditions;

  private final int[][] targetLines;
  private final int[][] includers;
  private final List<String> architectures;
  private final int[] architectureOf;
  private final BitSet headers = new BitSet();
  private final long[][] closures;
  private final int[] headerOrdinal;
  private final int headerCount;

  Includes(String[] paths, IntFunction<List<Declarations.Include>> includes) {
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
      architectureOf[f] = architectures.indexOf(architecture(paths[f]));
      byPath.put(paths[f], f);
      byName.computeIfAbsent(baseName(paths[f]), k -> new ArrayList<>(2)).add(f);
    }
    targets = new int[n][];
    targetConditions = new int[n][];
    targetLines = new int[n][];
    Map<String, int[]> known = new HashMap<>();
    for (int f = 0; f < n; f++) {
      LinkedHashMap<Integer, Integer> found = new LinkedHashMap<>();
      LinkedHashMap<Integer, Integer> lines = new LinkedHashMap<>();
      for (Declarations.Include include : includes.apply(f)) {
        for (int t : resolve(f, include, byPath, byName, known)) {
          // Included twice, under two conditions: taken for always.
          found.merge(t, include.condition(), (a, b) -> a.equals(b) ? a : 0);
          lines.putIfAbsent(t, include.line());
        }
      }
      found.remove(f);
      lines.remove(f);
      targets[f] = found.keySet().stream().mapToInt(Integer::intValue).toArray();
      targetLines[f] = lines.values().stream().mapToInt(Integer::intValue).toArray();
      targetConditions[f] = found.values().stream().mapToInt(Integer::intValue).toArray();
    }
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

  private static String architecture(String path) {
    return path.startsWith("arch/") && path.indexOf('/', 5) > 0
        ? path.substring(5, path.indexOf('/', 5))
        : "";
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String directory(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash + 1);
  }

  private int[] resolve(
      int file,
      Declarations.Include include,
      Map<String, Integer> byPath,
      Map<String, List<Integer>> byName,
      Map<String, int[]> known) {
    String from = directory(paths[file]);
    if (!include.system()) {
      Integer beside = byPath.get(normalise(from + include.path()));
      if (beside != null) {
        return new int[] {beside};
      }
    }
    String top =
        paths[file].startsWith("arch/")
            ? "arch/" + architecture(paths[file])
            : paths[file].startsWith("tools/") ? from : "";
    return known.computeIfAbsent(
        top + ":" + include.path(), k -> search(file, include.path(), byPath, byName));
  }

  private int[] search(
      int file, String path, Map<String, Integer> byPath, Map<String, List<Integer>> byName) {
    boolean tool = paths[file].startsWith("tools/");
    if (!tool) {
      for (String root : List.of("include/", "include/uapi/")) {
        Integer found = byPath.get(root + path);
        if (found != null) {
          return new int[] {found};
        }
      }
      List<Integer> perArchitecture = new ArrayList<>();
      for (int a = 0; a < architectures.size(); a++) {
        if (architectureOf[file] >= 0 && architectureOf[file] != a) {
          continue;
        }
        String base = "arch/" + architectures.get(a) + "/include/";
        Integer found = byPath.get(base + path);
        found = found != null ? found : byPath.get(base + "uapi/" + path);
        if (found != null) {
          perArchitecture.add(found);
        }
      }
      if (path.startsWith("asm/")) {
        String generic = "asm-generic/" + path.substring(4);
        Integer found = byPath.get("include/" + generic);
        found = found != null ? found : byPath.get("include/uapi/" + generic);
        if (found != null && (architectureOf[file] < 0 || perArchitecture.isEmpty())) {
          perArchitecture.add(found);
        }
      }
      if (!perArchitecture.isEmpty()) {
        return perArchitecture.stream().mapToInt(Integer::intValue).toArray();
      }
    }
    return nearest(file, path, byName);
  }

  /** The file whose path ends so and that shares the longest directory with the includer. */
  private int[] nearest(int file, String path, Map<String, List<Integer>> byName) {
    String plain = normalise(path);
    int best = -1;
    int bestShared = -1;
    for (int candidate : byName.getOrDefault(baseName(plain), List.of())) {
      String p = paths[candidate];
      if (p.equals(plain) || p.endsWith("/" + plain)) {
        int shared = shared(p, paths[file]);
        if (shared > bestShared) {
          best = candidate;
          bestShared = shared;
        }
      }
    }
    return best < 0 ? new int[0] : new int[] {best};
  }

  private static int shared(String a, String b) {
    int same = Arrays.mismatch(a.toCharArray(), b.toCharArray());
    return a.lastIndexOf('/', Math.max(0, same - 1));
  }

  static String normalise(String path) {
    if (!path.contains("./")) {
      return path;
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
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

  /**
   * What a file sees: its own includes and, where it is itself part of another {@code .c} file's
   * unit, those of that unit.
   */
  Visible visibleFrom(int file) {
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

  /** Whether {@code header}, included by itself, brings {@code other}. */
  private boolean brings(int header, int other) {
    long[] closure = closures[header];
    int ordinal = headerOrdinal[other];
    return header == other
        || closure != null && ordinal >= 0 && (closure[ordinal >> 6] >> ordinal & 1) != 0;
  }

  /**
   * Which of two files' definitions comes later when {@code file} is read, as far as the order of
   * includes tells: positive if {@code a}'s does. A file's own definitions come after its includes.
   */
  int later(int file, int a, int b) {
    int at = file;
    for (int depth = 0; depth < 16; depth++) {
      if (at == a || at == b) {
        return Boolean.compare(at == a, at == b);
      }
      int first = -1;
      for (int i = 0; i < targets[at].length && first < 0; i++) {
        boolean bringsA = brings(targets[at][i], a);
        boolean bringsB = brings(targets[at][i], b);
        if (bringsA != bringsB) {
          // The other one comes with a later include, or never.
          return bringsA ? -1 : 1;
        }
        if (bringsA) {
          first = i;
        }
      }
      if (first < 0) {
        return 0;
      }
      at = targets[at][first];
    }
    return 0;
  }

  /** Whether a file gets another's definitions only from includes that stand behind a line. */
  boolean onlyAfter(int file, int other, int line) {
    if (file == other) {
      return false;
    }
    boolean after = false;
    for (int i = 0; i < targets[file].length; i++) {
      if (brings(targets[file][i], other)) {
        if (targetLines[file][i] < line) {
          return false;
        }
        after = true;
      }
    }
    return after;
  }

  interface Visible {
    boolean sees(int file);
  }

  /** The {@code .c} files that include this {@code .c} file. */
  int[] unitsOf(int file) {
    return paths[file].endsWith(".c")
        ? Arrays.stream(includers[file]).filter(i -> paths[i].endsWith(".c")).toArray()
        : new int[0];
  }

  /**
   * For each file the condition on the architecture under which any root reaches it: its own
   * directory's, or for headers that only some architectures include, theirs.
   */
  Condition[] architectureConditions(IntPredicate isRoot) {
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

  /** The condition of the include that {@link #targets(int)} names at this place. */
  int targetCondition(int file, int place) {
    return targetConditions[file][place];
  }

  String architecture(int number) {
    return architectures.get(number);
  }

  /** The files that a file includes. */
  int[] targets(int file) {
    return targets[file];
  }

  /** Index of the architecture whose directory holds the file, −1 if none. */
  int architectureOf(int file) {
    return architectureOf[file];
  }
}
