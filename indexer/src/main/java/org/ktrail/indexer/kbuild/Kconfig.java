package org.ktrail.indexer.kbuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.snapshot.SourceTree;

/**
 * The symbols that the Kconfig files of one snapshot define, for all architectures at once. Files
 * are followed from the top through {@code source}; one that nothing reaches is read on its own.
 * Never decides which values a configuration may have.
 */
public final class Kconfig {
  /**
   * Places that may read one file; others are left out. In Linux 6.12 one is read from 14 at most,
   * one for each of so many architectures.
   */
  private static final int MOST_TIMES = 500;

  private final SortedMap<String, KconfigSymbol> symbols = new TreeMap<>();

  private final List<KconfigChoice> choices = new ArrayList<>();

  private Kconfig() {}

  public static Kconfig read(SourceTree tree) {
    Reader reader = new Reader(tree);
    reader.all();
    Kconfig kconfig = new Kconfig();
    kconfig.choices.addAll(reader.choices);
    reader.types.forEach((name, type) ->
        kconfig.symbols.put(
            name, new KconfigSymbol(name, type, reader.definitions.getOrDefault(name, List.of()))));
    return kconfig;
  }

  /** By name without {@code CONFIG_}; absent if no file defines it, so that it is never on. */
  public Optional<KconfigSymbol> symbol(String name) {
    return Optional.ofNullable(symbols.get(name));
  }

  public SortedMap<String, KconfigSymbol> symbols() {
    return Collections.unmodifiableSortedMap(symbols);
  }

  public List<KconfigChoice> choices() {
    return Collections.unmodifiableList(choices);
  }

  /** A file still to be read, and what encloses it where it is named. */
  private record Pending(String path, KconfigFile.Depends enclosing) {}

  /** The files in each other that lead to one; a file in itself is an error for Kconfig. */
  private record Chain(String path, @Nullable Chain above) {
    boolean has(String wanted) {
      for (Chain at = this; at != null; at = at.above) {
        if (at.path.equals(wanted)) {
          return true;
        }
      }
      return false;
    }
  }

  private static final class Reader implements KconfigFile.Sink {
    private final SourceTree tree;
    private final Set<String> files = new HashSet<>();
    private final List<String> archs = new ArrayList<>();
    private final Deque<Map.Entry<Pending, Chain>> pending = new ArrayDeque<>();
    private final Set<Pending> seen = new HashSet<>();
    private final Map<String, Integer> times = new HashMap<>();
    private @Nullable Chain open;
    private final Map<String, KconfigSymbol.Type> types = new TreeMap<>();
    private final Map<String, List<KconfigSymbol.Definition>> definitions = new TreeMap<>();
    private final List<KconfigChoice> choices = new ArrayList<>();

    Reader(SourceTree tree) {
      this.tree = tree;
      for (String path : tree.paths()) {
        if (path.startsWith("Kconfig", path.lastIndexOf('/') + 1)) {
          files.add(path);
          String[] names = path.split("/");
          if (names.length == 3 && names[0].equals("arch") && names[2].equals("Kconfig")) {
            archs.add(names[1]);
          }
        }
      }
    }

    void all() {
      Set<String> left = new HashSet<>(files);
      if (files.contains("Kconfig")) {
        add("Kconfig", KconfigFile.Depends.NOTHING);
      }
      drain(left);
      for (String path : left.stream().sorted().toList()) {
        add(path, KconfigFile.Depends.NOTHING);
      }
      drain(left);
    }

    private void drain(Set<String> left) {
      while (!pending.isEmpty()) {
        Map.Entry<Pending, Chain> entry = pending.remove();
        Pending next = entry.getKey();
        if (seen.add(next) && times.merge(next.path, 1, Integer::sum) <= MOST_TIMES) {
          left.remove(next.path);
          open = entry.getValue();
          String text = new String(tree.read(next.path), UTF_8);
          KconfigFile.read(next.path, text, next.enclosing, this);
        }
      }
      open = null;
    }

    @Override
    public void define(String name, KconfigSymbol.Type type, KconfigSymbol.Definition definition) {
      types.merge(name, type, (a, b) -> a.compareTo(b) >= 0 ? a : b);
      KconfigSymbol.Definition written =
          new KconfigSymbol.Definition(
              definition.path(),
              definition.line(),
              definition.prompt(),
              Guards.written(definition.asked()),
              Guards.written(definition.depends()),
              definition.written(),
              written(definition.selects()),
              written(definition.implies()),
              definition.defaults().stream()
                  .map(d -> new KconfigSymbol.Default(d.value(), Guards.written(d.when())))
                  .toList());
      definitions.computeIfAbsent(name, n -> new ArrayList<>()).add(written);
    }

    private static List<KconfigSymbol.Select> written(List<KconfigSymbol.Select> selects) {
      return selects.stream()
          .map(s -> new KconfigSymbol.Select(s.symbol(), Guards.written(s.when())))
          .toList();
    }

    @Override
    public void choice(KconfigChoice choice) {
      choices.add(
          new KconfigChoice(
              choice.members(),
              choice.defaults().stream()
                  .map(d -> new KconfigSymbol.Default(d.value(), Guards.written(d.when())))
                  .toList(),
              Guards.written(choice.depends())));
    }

    @Override
    public void source(String pattern, KconfigFile.Depends enclosing) {
      if (pattern.contains("$(SRCARCH)") || pattern.contains("$(HEADER_ARCH)")) {
        for (String arch : archs) {
          String path =
              pattern
                  .replace("$(SRCARCH)", arch)
                  .replace("$(HEADER_ARCH)", KbuildData.KERNEL.hosts().getOrDefault(arch, arch));
          add(path, enclosing.and(Condition.atom("ARCH=" + arch)));
        }
      } else {
        add(pattern, enclosing);
      }
    }

    private void add(String path, KconfigFile.Depends enclosing) {
      if (files.contains(path) && (open == null || !open.has(path))) {
        pending.add(Map.entry(new Pending(path, enclosing), new Chain(path, open)));
      }
    }
  }
}
