package org.ktrail.queries.link.includes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.facts.Declarations;

/** Finds the files that the {@code #include} lines of a file mean; see {@link Includes}. */
public final class IncludeSearch {
  /** Path of a file. */
  public interface Paths {
    String of(int file);
  }

  /** The file of a path, −1 if there is none. */
  public interface ByPath {
    int find(String path);
  }

  /** All files whose path ends with this name, in order of path. */
  public interface ByName {
    public List<Integer> all(String name);
  }

  /**
   * Each file included once.
   *
   * @param conditions of the includes, as the including file numbers them
   */
  public record Found(int[] targets, int[] lines, int[] conditions) {}

  private final List<String> architectures;
  private final Paths paths;
  private final ByPath byPath;
  private final ByName byName;

  /** What the directories have that all files of an architecture, or all others, search. */
  private final Map<String, int[]> known = new HashMap<>();

  /** What is found nowhere there, by the directory of the includer. */
  private final Map<String, int[]> near = new HashMap<>();

  private final Set<String> unresolved = new HashSet<>();

  public IncludeSearch(List<String> architectures, Paths paths, ByPath byPath, ByName byName) {
    this.architectures = architectures;
    this.paths = paths;
    this.byPath = byPath;
    this.byName = byName;
  }

  public Found all(int file, List<Declarations.Include> includes) {
    LinkedHashMap<Integer, Integer> found = new LinkedHashMap<>();
    LinkedHashMap<Integer, Integer> lines = new LinkedHashMap<>();
    for (Declarations.Include include : includes) {
      int[] targets = resolve(file, include);
      if (targets.length == 0) {
        unresolved.add(baseName(include.path()));
      }
      for (int t : targets) {
        // Included twice, under two conditions: taken for always.
        found.merge(t, include.condition(), (a, b) -> a.equals(b) ? a : 0);
        lines.putIfAbsent(t, include.line());
      }
    }
    found.remove(file);
    lines.remove(file);
    return new Found(ints(found.keySet()), ints(lines.values()), ints(found.values()));
  }

  /** File names of includes that led nowhere so far. */
  Set<String> unresolved() {
    return unresolved;
  }

  private static int[] ints(java.util.Collection<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The directory below {@code arch/}, "" for files elsewhere. */
  public static String architecture(String path) {
    return path.startsWith("arch/") && path.indexOf('/', 5) > 0
        ? path.substring(5, path.indexOf('/', 5))
        : "";
  }

  public static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String directory(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash + 1);
  }

  private int[] resolve(int file, Declarations.Include include) {
    String here = paths.of(file);
    String from = directory(here);
    if (!include.system()) {
      int beside = byPath.find(normalise(from + include.path()));
      if (beside >= 0) {
        return new int[] {beside};
      }
    }
    String top =
        here.startsWith("arch/")
            ? "arch/" + architecture(here)
            : here.startsWith("tools/") ? from : "";
    String path = include.path();
    int[] common = known.computeIfAbsent(top + ":" + path, k -> search(file, path));
    return common.length > 0
        ? common
        : near.computeIfAbsent(from + ":" + path, k -> nearestOrTable(here, path));
  }

  private int[] search(int file, String path) {
    String here = paths.of(file);
    int own = architectures.indexOf(architecture(here));
    boolean tool = here.startsWith("tools/");
    if (!tool) {
      for (String root : List.of("include/", "include/uapi/")) {
        int found = byPath.find(root + path);
        if (found >= 0) {
          return new int[] {found};
        }
      }
      List<Integer> perArchitecture = new ArrayList<>();
      for (int a = 0; a < architectures.size(); a++) {
        if (own >= 0 && own != a) {
          continue;
        }
        String base = "arch/" + architectures.get(a) + "/include/";
        int found = byPath.find(base + path);
        found = found >= 0 ? found : byPath.find(base + "uapi/" + path);
        if (found >= 0) {
          perArchitecture.add(found);
        }
      }
      if (path.startsWith("asm/")) {
        String generic = "asm-generic/" + path.substring(4);
        int found = byPath.find("include/" + generic);
        found = found >= 0 ? found : byPath.find("include/uapi/" + generic);
        if (found >= 0 && (own < 0 || perArchitecture.isEmpty())) {
          perArchitecture.add(found);
        }
      }
      if (!perArchitecture.isEmpty()) {
        return perArchitecture.stream().mapToInt(Integer::intValue).toArray();
      }
    }
    return new int[0];
  }

  private int[] nearestOrTable(String here, String path) {
    int[] nearest = nearest(here, path);
    return nearest.length > 0 ? nearest : table(here, path);
  }

  /** The table of system calls that a generated header is made of. */
  private int[] table(String here, String path) {
    String abi = SyscallHeaders.abi(path);
    for (String name : abi == null ? List.<String>of() : SyscallHeaders.tables(abi)) {
      List<Integer> found = SyscallHeaders.of(byName.all(name), paths::of, architecture(here));
      if (!found.isEmpty()) {
        return new int[] {found.getFirst()};
      }
    }
    return new int[0];
  }

  /** The file whose path ends so and that shares the longest directory with the includer. */
  private int[] nearest(String here, String path) {
    String plain = normalise(path);
    int best = -1;
    int bestShared = -1;
    for (int candidate : byName.all(baseName(plain))) {
      String p = paths.of(candidate);
      if (p.equals(plain) || p.endsWith("/" + plain)) {
        int shared = shared(p, here);
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

  public static String normalise(String path) {
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
}
