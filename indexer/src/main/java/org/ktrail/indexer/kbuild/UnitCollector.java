package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.kbuild.KbuildModel.Unit;
import org.ktrail.indexer.kbuild.KbuildModel.UnreadLine;

/** Turns objects into source files, and joins the conditions of a file that several objects have. */
final class UnitCollector {
  private static final List<String> SOURCES = List.of(".c", ".S", ".rs", ".c_shipped", ".S_shipped");

  private final PathLookup paths;
  private final Set<String> archives;
  private final List<UnreadLine> sourceless;
  private final Map<String, Parts> kernel = new TreeMap<>();
  private final Map<String, Parts> images = new TreeMap<>();

  UnitCollector(PathLookup paths, Set<String> archives, List<UnreadLine> sourceless) {
    this.paths = paths;
    this.archives = archives;
    this.sourceless = sourceless;
  }

  /** Conditions of one file, one for each object that it is part of. */
  private record Parts(List<Condition> builtIn, List<Condition> modular, String program) {
    Parts(String program) {
      this(new ArrayList<>(), new ArrayList<>(), program);
    }
  }

  void add(DirectoryMakefile makefile, Condition any, Condition builtIn) {
    String directory = makefile.directory();
    for (Word word : makefile.builtIn()) {
      put(kernel, directory, word, builtIn, false, Programs.KERNEL);
    }
    for (Word word : makefile.modular()) {
      put(kernel, directory, word, any, true, Programs.KERNEL);
    }
    boolean linked = archives.contains(directory);
    for (Word word : makefile.archive()) {
      put(linked ? kernel : images, directory, word, any, false, linked ? Programs.KERNEL : directory);
    }
    for (Word word : makefile.images()) {
      put(images, directory, word, any, false, directory);
    }
  }

  private void put(
      Map<String, Parts> into,
      String directory,
      Word word,
      Condition reach,
      boolean module,
      String program) {
    if (!word.text().endsWith(".o") || word.isUnknown()) {
      return;
    }
    String source = source(directory, word.text());
    if (source == null) {
      if (into == kernel) {
        sourceless.add(new UnreadLine(directory, 0, word.text()));
      }
      return;
    }
    Condition when = Guards.and(reach, word.when());
    Parts parts = into.computeIfAbsent(source, s -> new Parts(program));
    (module ? parts.modular : parts.builtIn).add(when);
  }

  private @Nullable String source(String directory, String object) {
    String stem = object.substring(0, object.length() - 2);
    for (String path : List.of(PathLookup.resolve(directory, stem), PathLookup.resolve("", stem))) {
      for (String suffix : SOURCES) {
        if (paths.isFile(path + suffix)) {
          return path + suffix;
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

  private static Unit unit(String path, Parts parts) {
    Condition modular = Guards.or(parts.modular);
    List<Condition> all = new ArrayList<>(parts.builtIn);
    all.add(modular);
    return KbuildReader.unit(path, Guards.or(all), modular, parts.program);
  }
}
