package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.kbuild.KbuildModel.Unit;

/**
 * Turns objects into source files, and joins the conditions of a file that several objects have.
 */
final class UnitCollector {
  private static final List<String> SOURCES =
      List.of(".c", ".S", ".rs", ".c_shipped", ".S_shipped");

  /** An object may be made of an object that is made of a source, and no longer chain is known. */
  private static final int MOST_RULES = 3;

  private final PathLookup paths;
  private final Set<String> archives;
  private final Dependence dependence;
  private final Map<String, Parts> kernel = new TreeMap<>();
  private final Map<String, Parts> images = new TreeMap<>();
  private final Map<Condition, Condition> written = new HashMap<>();

  UnitCollector(PathLookup paths, Set<String> archives, Dependence dependence) {
    this.dependence = dependence;
    this.paths = paths;
    this.archives = archives;
  }

  /** Conditions of one file, one for each object that it is part of. */
  private record Parts(List<Condition> builtIn, List<Condition> modular, String program) {
    Parts(String program) {
      this(new ArrayList<>(), new ArrayList<>(), program);
    }
  }

  /** The condition of a directory, and what it makes of those of its words; many are the same. */
  private record Below(
      Dependence dependence,
      DirectoryMakefile makefile,
      Condition reach,
      Map<Condition, Condition> done) {
    Below(Dependence dependence, DirectoryMakefile makefile, Condition reach) {
      this(dependence, makefile, reach, new HashMap<>());
    }

    Condition and(Condition when) {
      return done.computeIfAbsent(when, w -> dependence.join(reach, w));
    }
  }

  /** Adds what the kernel links. */
  void addKernel(DirectoryMakefile makefile, Condition any, Condition builtIn) {
    Below visited = new Below(dependence, makefile, any);
    Below linked = new Below(dependence, makefile, builtIn);
    for (MakeWord word : makefile.builtIn()) {
      put(kernel, word, linked, false, Programs.KERNEL);
    }
    for (MakeWord word : makefile.modular()) {
      put(kernel, word, visited, true, Programs.KERNEL);
    }
    if (archives.contains(makefile.directory())) {
      for (MakeWord word : makefile.archive()) {
        put(kernel, word, visited, false, Programs.KERNEL);
      }
    }
  }

  /** Adds what is linked otherwise; to be called when the kernel is complete. */
  void addImages(DirectoryMakefile makefile, Condition any) {
    Below visited = new Below(dependence, makefile, any);
    for (MakeWord word : makefile.archive()) {
      put(images, word, visited, false, makefile.directory());
    }
    for (MakeWord word : makefile.images()) {
      put(images, word, visited, false, makefile.directory());
    }
  }

  private void put(
      Map<String, Parts> into, MakeWord word, Below below, boolean module, String program) {
    if (!word.text().endsWith(".o") || word.isUnknown()) {
      return;
    }
    String source = source(below.makefile(), word.text());
    if (source == null) { // a build generates it
      return;
    }
    if (into == kernel || !kernel.containsKey(source)) {
      Parts parts = into.computeIfAbsent(source, s -> new Parts(program));
      (module ? parts.modular : parts.builtIn).add(below.and(word.when()));
    }
  }

  private @Nullable String source(DirectoryMakefile makefile, String object) {
    String path = PathLookup.resolve(makefile.directory(), object);
    String source = beside(path);
    for (int step = 0; source == null && step < MOST_RULES; step++) {
      path = makefile.rules().prerequisite(path);
      if (path == null) {
        break;
      }
      source = paths.isFile(path) ? path : beside(path);
    }
    // Lists such as $(addprefix $(obj)/, ...) name objects from the top.
    return source != null ? source : beside(PathLookup.resolve("", object));
  }

  /** The source that Kbuild's own rules make an object from. */
  private @Nullable String beside(String object) {
    if (object.endsWith(".o")) {
      String stem = object.substring(0, object.length() - 2);
      for (String suffix : SOURCES) {
        if (paths.isFile(stem + suffix)) {
          return stem + suffix;
        }
      }
    }
    return null;
  }

  TreeMap<String, Unit> units() {
    TreeMap<String, Unit> units = new TreeMap<>();
    images.forEach((path, parts) -> units.put(path, unit(path, parts)));
    kernel.forEach((path, parts) -> units.put(path, unit(path, parts)));
    return units;
  }

  private Condition written(Condition guard) {
    return written.computeIfAbsent(guard, Guards::written);
  }

  private Unit unit(String path, Parts parts) {
    Condition modular = Guards.or(parts.modular);
    List<Condition> all = new ArrayList<>(parts.builtIn);
    all.add(modular);
    return new Unit(path, written(Guards.or(all)), written(modular), parts.program);
  }
}
