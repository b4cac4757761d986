package org.ktrail.indexer.kbuild;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the program that a file belongs to; calls never cross programs. The rules, in order:
 *
 * <ol>
 *   <li>In a tree without Kbuild everything is one program, "".
 *   <li>A unit belongs to what links it: {@link #KERNEL} (with its modules, of every architecture),
 *       or the directory whose own rules link it (a vDSO, a purgatory, a boot image, an archive
 *       that the kernel does not link).
 *   <li>Directories that hold other programs, by the patterns of {@code kbuild.tsv}: {@code
 *       tools/perf}, {@code tools/testing/selftests/mm}.
 *   <li>A source that is no unit, in a directory that has a makefile, but is not visited by Kbuild
 *       or has units of its own link alone, belongs to that directory.
 *   <li>All others, and all other headers, belong to the kernel. A source among them is included by
 *       another one (and then belongs to the includer's program), or built by nobody.
 * </ol>
 */
public final class Programs {
  public static final String KERNEL = "kernel";

  private final boolean isKernelTree;
  private final Set<String> visited;
  private final Map<String, KbuildModel.Unit> units;
  private final Set<String> withMakefile;
  private final Set<String> withKernelUnits = new HashSet<>();
  private final Map<String, String> imageOfDirectory = new HashMap<>();
  private final List<String[]> patterns =
      KbuildData.KERNEL.programs().stream().map(p -> p.split("/")).toList();

  Programs(
      boolean isKernelTree,
      Map<String, KbuildModel.Unit> units,
      Set<String> visited,
      Set<String> withMakefile) {
    this.isKernelTree = isKernelTree;
    this.units = units;
    this.visited = visited;
    this.withMakefile = withMakefile;
    for (KbuildModel.Unit unit : units.values()) {
      String directory = parent(unit.path());
      if (unit.program().equals(KERNEL)) {
        withKernelUnits.add(directory);
      } else {
        imageOfDirectory.putIfAbsent(directory, unit.program());
      }
    }
  }

  public String of(String path) {
    if (!isKernelTree) {
      return "";
    }
    KbuildModel.Unit unit = units.get(path);
    if (unit != null) {
      return unit.program();
    }
    String[] names = path.split("/");
    for (String[] pattern : patterns) {
      if (matches(pattern, names)) {
        return String.join("/", List.of(names).subList(0, pattern.length));
      }
    }
    return path.endsWith(".h") ? KERNEL : ofSource(path);
  }

  private static boolean matches(String[] pattern, String[] names) {
    if (names.length <= pattern.length) {
      return false;
    }
    for (int i = 0; i < pattern.length; i++) {
      if (!pattern[i].equals("*") && !pattern[i].equals(names[i])) {
        return false;
      }
    }
    return true;
  }

  private String ofSource(String path) {
    String directory = parent(path);
    while (!directory.isEmpty() && !withKernelUnits.contains(directory)) {
      String image = imageOfDirectory.get(directory);
      if (image != null) {
        return image;
      }
      if (withMakefile.contains(directory)) {
        return visited.contains(directory) ? KERNEL : directory;
      }
      directory = parent(directory);
    }
    return KERNEL;
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
