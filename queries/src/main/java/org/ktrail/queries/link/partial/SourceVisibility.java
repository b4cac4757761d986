package org.ktrail.queries.link.partial;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.facts.BuildPlacement;
import org.ktrail.queries.link.world.DeclaredNames;

/**
 * The files of a snapshot for whoever reads code again: which declare a name, which of them another
 * file sees, and in what order. Decides nothing by conditions. For one thread; closes nothing.
 */
public final class SourceVisibility {
  private final Graph graph;
  private final LinkBase base;
  private final PartialFacts facts;
  private final PartialInclusion includes;
  private final Map<Integer, BitSet> seen = new HashMap<>();
  private final Map<Integer, Declarations> declarations = new HashMap<>();
  private final Map<String, List<Integer>> declaring = new HashMap<>();
  private final Map<Integer, Set<String>> changedNames = new HashMap<>();
  private final Map<String, List<Made>> making = new HashMap<>();
  private final Map<Integer, Map<String, List<Made>>> made = new HashMap<>();
  private final BuildPlacement placement;

  /**
   * @param graph of the snapshot without the changes
   * @param base kept when {@code graph} was linked
   * @param changed facts of the files that stand in place of the snapshot's, null where one is gone
   */
  public SourceVisibility(
      Graph graph,
      LinkBase base,
      FactStore store,
      BuildPlacement placement,
      Map<String, @Nullable SourceFacts> changed) {
    this.graph = graph;
    this.base = base;
    this.placement = placement;
    facts =
        new PartialFacts(
            graph,
            base,
            store,
            () -> {
              throw new UnsupportedOperationException("nothing is linked");
            },
            placement,
            new TreeMap<>(changed));
    includes = new PartialInclusion(facts, base);
  }

  /** The number of a path, −1 if there is no such file. */
  public int file(String path) {
    return facts.fileNamed(path);
  }

  public String path(int file) {
    return facts.path(file);
  }

  /** The files that stand in place of the snapshot's. */
  public List<Integer> changed() {
    List<Integer> out = new ArrayList<>();
    facts.changed().forEach(out::add);
    return out;
  }

  public boolean isChanged(int file) {
    return facts.isChanged(file);
  }

  /** The blob of a file that did not change. */
  public BlobId blob(int file) {
    return facts.blob(file);
  }

  /** What the file declares, plain constants too. */
  public Declarations declarations(int file) {
    return declarations.computeIfAbsent(file, facts::completeDeclarations);
  }

  /**
   * The files that define a name: as a function, macro, variable, record, type or enumerator, in
   * the order of their numbers.
   */
  public List<Integer> declaring(String name) {
    return declaring.computeIfAbsent(
        name,
        n -> {
          TreeSet<Integer> files = new TreeSet<>();
          for (int f : facts.filesDefining(n)) {
            if (!facts.isChanged(f) && !facts.isGone(f)) {
              files.add(f);
            }
          }
          for (int f : facts.changed()) {
            if (changedNames(f).contains(n)) {
              files.add(f);
            }
          }
          return List.copyOf(files);
        });
  }

  private Set<String> changedNames(int file) {
    return changedNames.computeIfAbsent(
        file,
        f -> {
          Set<String> names = new TreeSet<>();
          Declarations d = declarations(f);
          DeclaredNames.of(d, names);
          d.enumConstants().forEach(e -> names.add(e.name()));
          return names;
        });
  }

  /** The files in which a name stands: where a prototype may be. */
  public List<Integer> mentioning(String name) {
    TreeSet<Integer> files = new TreeSet<>();
    for (int f : facts.filesMentioning(name)) {
      if (!facts.isChanged(f) && !facts.isGone(f)) {
        files.add(f);
      }
    }
    facts
        .changed()
        .forEach(f -> {
          if (changedNames(f).contains(name)) {
            files.add(f);
          }
        });
    return List.copyOf(files);
  }

  /**
   * Something that a macro declares at file scope.
   *
   * @param line of the invocation
   */
  public record Made(int file, int line, Declarations declarations) {}

  /** What macros make of a name; of changed files nothing, they were not linked. */
  public List<Made> making(String name) {
    return making.computeIfAbsent(
        name,
        n -> {
          List<Made> found = new ArrayList<>();
          for (int f : base.filesThatMake(n)) {
            if (!facts.isChanged(f) && !facts.isGone(f)) {
              found.addAll(made(f).getOrDefault(n, List.of()));
            }
          }
          return found;
        });
  }

  private Map<String, List<Made>> made(int file) {
    return made.computeIfAbsent(
        file,
        f -> {
          Map<String, List<Made>> byName = new HashMap<>();
          for (LinkBase.KeptMade m : base.made(f).made()) {
            Made one = new Made(f, m.line(), m.facts().declarations());
            Set<String> names = new HashSet<>();
            DeclaredNames.of(one.declarations(), names);
            names.forEach(n -> byName.computeIfAbsent(n, k -> new ArrayList<>(1)).add(one));
          }
          return byName;
        });
  }

  /** Whether what a file declares is seen in another one, itself included. */
  public boolean sees(int from, int file) {
    return from == file || seen.computeIfAbsent(from, includes::seenFrom).get(file);
  }

  /** Positive if the definitions of {@code a} come after those of {@code b} where both are seen. */
  public int later(int from, int a, int b) {
    return includes.later(from, a, b);
  }

  /** Whether {@code file} sees another one only by includes behind a line. */
  public boolean onlyAfter(int file, int other, int line) {
    return includes.onlyAfter(file, other, line);
  }

  /** The directory below {@code arch/} that a file belongs to, "" if none. */
  public String architecture(int file) {
    int a = includes.architectureOf(file);
    return a < 0 ? "" : includes.architecture(a);
  }

  public String program(int file) {
    return facts.isMapped(file) ? graph.program(file) : facts.program(file);
  }

  /** When the build has the file. */
  public Condition presence(int file) {
    return facts.isMapped(file)
        ? graph.condition(graph.fileCondition(file))
        : placement.condition(facts.path(file));
  }
}
