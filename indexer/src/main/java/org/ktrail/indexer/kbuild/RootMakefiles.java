package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ktrail.indexer.condition.Condition;

/**
 * The top makefile and those of the architectures, read once for each architecture: they say which
 * directories the top descends into ({@code core-y}, {@code libs-y}, {@code drivers-y}), and export
 * variables such as {@code BITS}.
 */
final class RootMakefiles {
  /** What the top links: by 6.0, through these names in {@code Kbuild}; before, directly. */
  private static final List<String> LINKED =
      List.of("init-y", "core-y", "libs-y", "drivers-y", "drivers-m", "net-y", "virt-y", "head-y");

  private final KbuildReader reader;
  private final List<String> archs;
  private final Map<String, MakeScope> exports = new HashMap<>();
  private final Map<String, Map<String, List<MakeWord>>> lists = new TreeMap<>();
  private final Set<String> archives = new HashSet<>();
  private final KbuildData data = KbuildData.KERNEL;

  RootMakefiles(KbuildReader reader, List<String> archs) {
    this.reader = reader;
    this.archs = archs;
  }

  /** Reads them all, and gives the variables that hold whatever the architecture. */
  MakeScope read() {
    for (String arch : archs) {
      MakeScope scope = predefined(List.of(new MakeWord(arch, Condition.ALWAYS)));
      Set<String> exported = new HashSet<>();
      reader.run("Makefile", scope, scope, exported);
      MakeExpander expander = reader.expander(scope);
      MakeScope kept = predefined(List.of(new MakeWord(arch, Condition.ALWAYS)));
      for (String name : exported) {
        if (scope.get(name) != null) {
          kept.set(name, expander.value(name));
        }
      }
      exports.put(arch, kept);
      Map<String, List<MakeWord>> linked = new LinkedHashMap<>();
      for (String name : LINKED) {
        linked.put(name, expander.value(name));
      }
      lists.put(arch, linked);
      for (MakeWord word : linked.getOrDefault("libs-y", List.of())) {
        if (word.text().endsWith("/")) {
          archives.add(PathLookup.resolve("", word.text()));
        }
      }
    }
    MakeScope top =
        predefined(archs.stream().map(a -> new MakeWord(a, Condition.atom("ARCH=" + a))).toList());
    top.set("ARCH_CORE", merged(List.of("core-y")));
    top.set("ARCH_LIB", merged(List.of("libs-y")));
    top.set("ARCH_DRIVERS", merged(List.of("drivers-y", "drivers-m")));
    return top;
  }

  /** Directories whose archives are linked into the kernel. */
  Set<String> archives() {
    return archives;
  }

  /** What the makefile of a directory finds set. */
  MakeScope inheritedBy(String directory, MakeScope top) {
    MakeScope own = exports.get(data.architectureOf(directory));
    return own == null ? top : own;
  }

  /** Before {@code Kbuild} had the list, the top makefile had it alone. */
  void addOldStyle(MakeScope scope) {
    MakeExpander expander = reader.expander(scope);
    List<MakeWord> words = new ArrayList<>(expander.value("obj-y"));
    Set<String> known = new HashSet<>();
    words.forEach(w -> known.add(w.text()));
    for (MakeWord word : merged(LINKED)) {
      if (known.add(word.text()) && !word.text().endsWith(".a") && !word.isUnknown()) {
        words.add(word);
      }
    }
    scope.set("obj-y", words);
  }

  private MakeScope predefined(List<MakeWord> arch) {
    MakeScope scope = new MakeScope(null);
    data.predefined()
        .forEach((name, text) -> scope.set(name, List.of(new MakeWord(text, Condition.ALWAYS))));
    scope.set("SRCARCH", arch);
    scope.set("ARCH", arch);
    scope.set("SUBARCH", arch.size() == 1 ? List.of(data.host(arch.getFirst())) : arch);
    return scope;
  }

  /** The words of all architectures; what all have in common is not bound to any. */
  private List<MakeWord> merged(List<String> names) {
    Map<String, Map<String, Condition>> byText = new LinkedHashMap<>();
    lists.forEach((arch, linked) -> {
      for (String name : names) {
        for (MakeWord word : linked.getOrDefault(name, List.of())) {
          byText
              .computeIfAbsent(word.text(), t -> new LinkedHashMap<>())
              .merge(arch, word.when(), Guards::or);
        }
      }
    });
    List<MakeWord> result = new ArrayList<>();
    byText.forEach((text, conditions) -> {
      boolean common =
          conditions.size() == archs.size() && Set.copyOf(conditions.values()).size() == 1;
      if (common) {
        result.add(new MakeWord(text, conditions.values().iterator().next()));
      } else {
        List<Condition> each = new ArrayList<>();
        conditions.forEach(
            (arch, when) -> each.add(Guards.and(Condition.atom("ARCH=" + arch), when)));
        result.add(new MakeWord(text, Guards.or(each)));
      }
    });
    return result;
  }
}
