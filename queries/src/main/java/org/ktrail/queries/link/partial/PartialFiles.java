package org.ktrail.queries.link.partial;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.macros.MacroModels;
import org.ktrail.queries.link.made.Generator;
import org.ktrail.queries.link.world.DeclaredNames;
import org.ktrail.queries.link.world.DeclaringFiles;
import org.ktrail.queries.link.world.World;
import org.ktrail.queries.presence.ArchitectureSets;

/**
 * What each file of a {@link PartialWorld} declares, and what macros make in it; read when it is
 * asked for. For one thread.
 */
final class PartialFiles implements DeclaringFiles {
  private final PartialFacts facts;
  private final PartialInclusion includes;
  private final LinkBase base;
  private final Graph graph;
  private final ArchitectureSets architectures;
  private final BitSet relinked;
  private final Function<Callable, Integer> nodes;
  private final Map<Integer, Generator.Result> results = new HashMap<>();
  private final Map<Integer, FactOrigin> origins = new HashMap<>();
  private final Map<Integer, Condition> conditions = new HashMap<>();
  private final Map<Integer, Map<String, List<Callable>>> written = new HashMap<>();
  private final Map<Integer, Map<String, List<Callable>>> generated = new HashMap<>();
  private final Map<Integer, Set<String>> declaredNames = new HashMap<>();
  private final Map<Integer, Set<String>> madeNames = new HashMap<>();

  /**
   * @param relinked files that are linked anew
   * @param nodes the number, where links are collected, of a callable of another file
   */
  PartialFiles(
      PartialFacts facts,
      PartialInclusion includes,
      LinkBase base,
      Graph graph,
      BitSet relinked,
      Function<Callable, Integer> nodes) {
    this.facts = facts;
    this.includes = includes;
    this.base = base;
    this.graph = graph;
    this.architectures = World.architectures(includes);
    this.relinked = relinked;
    this.nodes = nodes;
  }

  String program(int file) {
    return facts.isMapped(file) ? graph.program(file) : facts.program(file);
  }

  Condition fileCondition(int file) {
    return conditions.computeIfAbsent(
        file,
        f ->
            facts.isMapped(f)
                ? graph.condition(graph.fileCondition(f))
                : World.built(architectures::of, facts.buildCondition(f), architecture(f)));
  }

  private Condition architecture(int file) {
    int a = includes.architectureOf(file);
    return a < 0 ? Condition.ALWAYS : Condition.atom("ARCH=" + includes.architecture(a));
  }

  private Condition condition(FactOrigin origin, int id) {
    return Condition.and(fileCondition(origin.file()), origin.declarations().conditions().get(id));
  }

  @Override
  public FactOrigin origin(int file) {
    return origins.computeIfAbsent(file, f -> new FactOrigin(f, facts.declarations(f)));
  }

  /** The files that may declare a name, in order. */
  @Override
  public Iterable<Integer> declaring(String name) {
    TreeSet<Integer> files = new TreeSet<>();
    for (int f : facts.filesDefining(name)) {
      if (!facts.isChanged(f) && !facts.isGone(f)) {
        files.add(f);
      }
    }
    facts
        .changed()
        .forEach(f -> {
          if (declares(f, name)) {
            files.add(f);
          }
        });
    return files;
  }

  boolean declares(int file, String name) {
    return declaredNames
        .computeIfAbsent(
            file,
            f -> {
              Set<String> names = new HashSet<>();
              DeclaredNames.of(facts.declarations(f), names);
              facts.constants(f).forEach(m -> names.add(m.name()));
              return names;
            })
        .contains(name);
  }

  boolean makes(int file, String name) {
    return madeNames.getOrDefault(file, Set.of()).contains(name);
  }

  /** What macros make in a file that is linked anew; to be told before names are asked for. */
  void made(int file, Generator.Result result) {
    results.put(file, result);
    Set<String> names = new HashSet<>();
    result.headed().forEach(c -> names.add(c.name));
    for (Generator.Made m : result.made()) {
      DeclaredNames.of(m.facts().declarations(), names);
    }
    madeNames.put(file, names);
  }

  /** What macros made in a file. */
  Generator.Result made(int file) {
    return results.computeIfAbsent(file, this::kept);
  }

  private Generator.Result kept(int file) {
    LinkBase.Kept kept = base.made(file);
    List<Generator.Made> made = new ArrayList<>();
    for (LinkBase.KeptMade m : kept.made()) {
      made.add(
          new Generator.Made(
              new FactOrigin(file, m.facts().declarations()), m.facts(), m.line(), m.condition()));
    }
    List<Callable> heads = new ArrayList<>();
    FactOrigin origin = kept.heads().isEmpty() ? Callable.NOBODY.origin : origin(file);
    for (Declarations.Function f : kept.heads()) {
      heads.add(Callable.of(origin, f, f.name(), condition(origin, f.condition())));
    }
    return new Generator.Result(made, heads, List.of());
  }

  /** Functions and macros of a file as they are written there, but those a macro heads. */
  List<Callable> written(int file) {
    FactOrigin origin = origin(file);
    Declarations d = origin.declarations();
    List<Callable> all = new ArrayList<>();
    Map<String, List<Callable>> byName = new HashMap<>();
    d.macros()
        .forEach(
            m -> all.add(Callable.of(origin, MacroModels.of(m), condition(origin, m.condition()))));
    d.functions().stream().filter(World::isPlain).forEach(f -> all.add(plain(origin, f)));
    all.forEach(c -> World.add(byName, c.name, c));
    written.put(file, byName);
    return all;
  }

  private Callable plain(FactOrigin origin, Declarations.Function f) {
    return Callable.of(origin, f, f.name(), condition(origin, f.condition()));
  }

  List<Callable> written(int file, String name) {
    if (relinked.get(file)) {
      if (!written.containsKey(file)) {
        written(file);
      }
      return written.getOrDefault(file, Map.of()).getOrDefault(name, List.of());
    }
    Map<String, List<Callable>> known = written.computeIfAbsent(file, f -> new HashMap<>());
    List<Callable> found = known.get(name);
    if (found == null) {
      found = new ArrayList<>(1);
      FactOrigin origin = origin(file);
      for (Declarations.Macro m : origin.declarations().macros()) {
        if (m.name().equals(name)) {
          found.add(Callable.of(origin, MacroModels.of(m), condition(origin, m.condition())));
        }
      }
      for (Declarations.Function f : origin.declarations().functions()) {
        if (f.name().equals(name) && World.isPlain(f)) {
          found.add(plain(origin, f));
        }
      }
      found.forEach(c -> c.node = nodes.apply(c));
      known.put(name, found);
    }
    return found;
  }

  /** What a name of a file means there, whether or not a file being linked can see it. */
  List<Callable> at(int file, String name) {
    List<Callable> all = new ArrayList<>(written(file, name));
    all.addAll(generated(file, name));
    return all;
  }

  /** Functions that macros made in a file, whole or their head. */
  List<Callable> generated(int file) {
    List<Callable> all = new ArrayList<>();
    Generator.Result result = made(file);
    for (Generator.Made m : result.made()) {
      for (Declarations.Function f : m.facts().declarations().functions()) {
        all.add(Callable.generated(m.origin(), f, m.line(), m.condition(), m.facts().bodies()));
      }
    }
    all.addAll(result.headed());
    Map<String, List<Callable>> byName = new HashMap<>();
    all.forEach(c -> World.add(byName, c.name, c));
    generated.put(file, byName);
    return all;
  }

  List<Callable> generated(int file, String name) {
    Map<String, List<Callable>> known = generated.get(file);
    if (known == null) {
      for (Callable c : generated(file)) {
        if (!relinked.get(file)) {
          c.node = nodes.apply(c);
        }
      }
      known = generated.getOrDefault(file, Map.of());
    }
    return known.getOrDefault(name, List.of());
  }
}
