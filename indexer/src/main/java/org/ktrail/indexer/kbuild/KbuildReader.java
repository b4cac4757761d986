package org.ktrail.indexer.kbuild;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.kbuild.KbuildModel.Unit;
import org.ktrail.indexer.kbuild.KbuildModel.UnreadLine;
import org.ktrail.indexer.snapshot.SourceTree;

/** Follows the makefiles of a kernel from the top, for every architecture at once. */
final class KbuildReader {
  private final SourceTree tree;
  private final PathLookup paths;
  private final KconfigTypes types;
  private final Dependence dependence;
  private final List<UnreadLine> unread = new ArrayList<>();
  private final CompilerDefines defines = new CompilerDefines();
  private final List<String> archs;

  KbuildReader(SourceTree tree, PathLookup paths, KconfigTypes types) {
    this.tree = tree;
    this.paths = paths;
    this.types = types;
    this.dependence = new Dependence(types);
    this.archs =
        paths.below("arch").stream()
            .filter(d -> paths.isFile(d + "/Makefile"))
            .map(d -> d.substring("arch/".length()))
            .toList();
  }

  /** Links of the directory graph, by child. */
  private record Link(String parent, Condition when, boolean module) {}

  /** Conditions under which a directory is visited at all, and for objects built in. */
  private record Reach(Condition any, Condition builtIn) {
    static final Reach ALWAYS = new Reach(Condition.ALWAYS, Condition.ALWAYS);
    static final Reach NEVER = new Reach(Condition.NEVER, Condition.NEVER);
  }

  KbuildModel read() {
    Map<String, DirectoryMakefile> makefiles = new LinkedHashMap<>();
    Map<String, List<Link>> links = new TreeMap<>();
    RootMakefiles roots = new RootMakefiles(this, archs);
    MakeScope top = roots.read();
    Deque<String> open = new ArrayDeque<>();
    open.add("");
    while (!open.isEmpty()) {
      String directory = open.poll();
      if (makefiles.containsKey(directory)) {
        continue;
      }
      DirectoryMakefile makefile = directory(directory, top, roots);
      if (makefile != null) {
        makefiles.put(directory, makefile);
        link(makefile, makefile.builtIn(), false, links, open);
        link(makefile, makefile.archive(), false, links, open);
        link(makefile, makefile.modular(), true, links, open);
      }
    }
    Map<String, Reach> reach = new TreeMap<>();
    makefiles.keySet().forEach(d -> reach(d, links, reach));
    UnitCollector units = new UnitCollector(paths, roots.archives(), dependence);
    for (DirectoryMakefile makefile : makefiles.values()) {
      Reach how = reach.getOrDefault(makefile.directory(), Reach.NEVER);
      units.addKernel(makefile, how.any(), how.builtIn());
    }
    for (DirectoryMakefile makefile : makefiles.values()) {
      units.addImages(makefile, reach.getOrDefault(makefile.directory(), Reach.NEVER).any());
    }
    Map<String, Condition> directories = new TreeMap<>();
    reach.forEach((d, r) -> directories.put(d, Guards.written(r.any())));
    SortedMap<String, Unit> all = units.units();
    Programs programs = new Programs(true, all, directories.keySet(), paths.withMakefile());
    return new KbuildModel(all, directories, programs, unread, defines);
  }

  private void link(
      DirectoryMakefile makefile,
      List<MakeWord> words,
      boolean module,
      Map<String, List<Link>> links,
      Deque<String> open) {
    for (MakeWord word : words) {
      if (word.text().endsWith("/") && !word.isUnknown()) {
        String child = PathLookup.resolve(makefile.directory(), word.text());
        links
            .computeIfAbsent(child, c -> new ArrayList<>())
            .add(new Link(makefile.directory(), word.when(), module));
        open.add(child);
      }
    }
  }

  /** Decides about a directory, its parents first; a chain of them may be longer than a stack. */
  private void reach(String directory, Map<String, List<Link>> links, Map<String, Reach> done) {
    Deque<String> open = new ArrayDeque<>();
    Deque<Iterator<Link>> parents = new ArrayDeque<>();
    String next = directory;
    while (next != null || !open.isEmpty()) {
      if (next != null && !done.containsKey(next)) {
        done.put(next, next.isEmpty() ? Reach.ALWAYS : Reach.NEVER); // a loop adds nothing
        open.push(next);
        parents.push(links.getOrDefault(next, List.of()).iterator());
      } else if (open.isEmpty()) {
        return;
      }
      if (parents.element().hasNext()) {
        next = parents.element().next().parent();
      } else {
        next = null;
        parents.pop();
        String decided = open.pop();
        if (!decided.isEmpty()) {
          done.put(decided, joined(links.getOrDefault(decided, List.of()), done));
        }
      }
    }
  }

  private Reach joined(List<Link> links, Map<String, Reach> done) {
    List<Condition> any = new ArrayList<>();
    List<Condition> builtIn = new ArrayList<>();
    for (Link link : links) {
      Reach parent = done.getOrDefault(link.parent(), Reach.NEVER);
      any.add(dependence.join(parent.any(), link.when()));
      if (!link.module()) {
        builtIn.add(dependence.join(parent.builtIn(), link.when()));
      }
    }
    return new Reach(Guards.or(any), Guards.or(builtIn));
  }

  private @Nullable DirectoryMakefile directory(
      String directory, MakeScope top, RootMakefiles roots) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    String makefile =
        paths.isFile(prefix + "Kbuild")
            ? prefix + "Kbuild"
            : directory.isEmpty() ? "" : prefix + "Makefile";
    if (!directory.isEmpty() && !paths.isFile(makefile)) {
      return null;
    }
    MakeScope scope = new MakeScope(roots.inheritedBy(directory, top));
    for (String name : KBUILD_LISTS) {
      scope.set(name, List.of());
    }
    scope.set(
        "obj", List.of(new MakeWord(directory.isEmpty() ? "." : directory, Condition.ALWAYS)));
    scope.set(
        "src", List.of(new MakeWord(directory.isEmpty() ? "." : directory, Condition.ALWAYS)));
    MakeExpander expander = new MakeExpander(scope, types, paths);
    MakeReader reader = new MakeReader(tree, paths, scope, expander, unread);
    if (!makefile.isEmpty() && paths.isFile(makefile)) {
      reader.read(makefile);
    }
    if (directory.isEmpty()) {
      roots.addOldStyle(scope);
    }
    defines.add(directory, scope, expander);
    return DirectoryMakefile.of(directory, scope, expander, reader.rules());
  }

  /** Runs a makefile of the top with variables that are given, and gives back its scope. */
  MakeScope run(String makefile, MakeScope inherited, MakeScope scope, Set<String> exported) {
    MakeExpander expander = new MakeExpander(scope, types, paths);
    MakeReader reader = new MakeReader(tree, paths, scope, expander, unread);
    if (paths.isFile(makefile)) {
      reader.read(makefile);
    }
    exported.addAll(reader.exported());
    return scope;
  }

  MakeExpander expander(MakeScope scope) {
    return new MakeExpander(scope, types, paths);
  }

  /** {@code scripts/Makefile.build} empties these before it includes a makefile. */
  private static final List<String> KBUILD_LISTS =
      List.of(
          "obj-y",
          "obj-m",
          "lib-y",
          "lib-m",
          "extra-y",
          "always-y",
          "targets",
          "subdir-y",
          "subdir-m");
}
