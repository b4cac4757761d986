package org.ktrail.queries.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.graph.Graph;

/**
 * The world as the files that are linked anew need it: names are looked up in the store, and only
 * files that declare them are read. For one thread.
 */
final class PartialWorld extends World {
  /** The parts that names are found in; filled before the world is, hence apart from it. */
  private static final class Lookup {
    final PartialFacts facts;
    final LinkBase base;
    final Graph graph;
    final BitSet relinked;
    final BitSet reach;
    final boolean withMade;
    final Map<String, Boolean> exists = new HashMap<>();
    final Map<String, List<Integer>> defining = new HashMap<>();
    @Nullable PartialWorld world;

    Lookup(
        PartialFacts facts,
        LinkBase base,
        Graph graph,
        BitSet relinked,
        BitSet reach,
        boolean withMade) {
      this.facts = facts;
      this.base = base;
      this.graph = graph;
      this.relinked = relinked;
      this.reach = reach;
      this.withMade = withMade;
    }

    PartialWorld world() {
      return java.util.Objects.requireNonNull(world);
    }

    /** Files that declare a name as the store knows it; of changed ones those that do now. */
    List<Integer> defining(String name) {
      return defining.computeIfAbsent(
          name,
          n -> {
            TreeSet<Integer> files = new TreeSet<>();
            for (int f : facts.filesDefining(n)) {
              if (!facts.isChanged(f) && !facts.isGone(f)) {
                files.add(f);
              }
            }
            for (int f : facts.changed()) {
              if (world().declares(f, n)) {
                files.add(f);
              }
            }
            return List.copyOf(files);
          });
    }

    List<Integer> making(String name) {
      if (!withMade) {
        return List.of();
      }
      TreeSet<Integer> files = new TreeSet<>();
      for (int f : base.filesThatMake(name)) {
        if (!relinked.get(f) && !facts.isGone(f)) {
          files.add(f);
        }
      }
      relinked.stream().filter(f -> world().makes(f, name)).forEach(files::add);
      return List.copyOf(files);
    }

    boolean exists(String name) {
      return exists.computeIfAbsent(name, n -> !defining(n).isEmpty() || !making(n).isEmpty());
    }

    boolean isNear(int file, boolean everywhere) {
      return everywhere || reach.get(file) || relinked.get(file);
    }

    <T> LazyNames<T> types(BiFunction<Origin, String, List<T>> of) {
      return new LazyNames<>(
          (name, everywhere) -> {
            List<T> found = new ArrayList<>();
            for (int f : defining(name)) {
              if (isNear(f, everywhere)) {
                found.addAll(of.apply(world().origin(f), name));
              }
            }
            for (int f : making(name)) {
              if (isNear(f, everywhere)) {
                for (Generator.Made m : world().made(f).made()) {
                  found.addAll(of.apply(m.origin(), name));
                }
              }
            }
            return found;
          },
          this::exists);
    }

    LazyNames<Callable> callables() {
      return new LazyNames<>(this::callables, this::exists);
    }

    private List<Callable> callables(String name, boolean everywhere) {
      Set<Integer> linkable = new HashSet<>();
      for (int node : graph.nodes(name)) {
        switch (graph.kind(node)) {
          case FUNCTION, GENERATED, ASSEMBLY -> {
            if (!graph.is(node, Graph.STATIC)) {
              linkable.add(graph.file(node));
            }
          }
          case MACRO, DECLARED, FILE_SCOPE -> {}
        }
      }
      List<Callable> found = new ArrayList<>();
      for (int f : defining(name)) {
        if (wanted(f, everywhere, linkable)) {
          found.addAll(world().written(f, name));
        }
      }
      for (int f : making(name)) {
        if (wanted(f, everywhere, linkable)) {
          found.addAll(world().generated(f, name));
        }
      }
      Linker.weaken(world(), found);
      return found;
    }

    /** Statics of a source that nobody here sees can be meant by nobody here. */
    private boolean wanted(int file, boolean everywhere, Set<Integer> linkable) {
      return reach.get(file)
          || relinked.get(file)
          || facts.isChanged(file)
          || linkable.contains(file)
          || everywhere && facts.path(file).endsWith(".h");
    }

    Names names() {
      return new Names(
          callables(),
          types((o, n) ->
              pick(
                  o.declarations().records(),
                  r -> r.tag().equals(n),
                  r -> new RecordDefinition(o, r, r.tag()))),
          types((o, n) ->
              pick(
                  o.declarations().typedefs(),
                  t -> t.name().equals(n),
                  t -> new TypedefDefinition(o, t))),
          types((o, n) ->
              pick(o.declarations().globals(), g -> g.name().equals(n), g -> new Variable(o, g))),
          new LazyNames<>(this::prototypes, this::exists));
    }

    /** Prototypes are no definitions: the store knows only that a name stands in a file. */
    private List<Declared> prototypes(String name, boolean everywhere) {
      Set<Integer> files = new TreeSet<>();
      for (int f : facts.changed()) {
        if (world().declares(f, name)) {
          files.add(f);
        }
      }
      if (hasFunction(name)) {
        for (int f : facts.filesMentioning(name)) {
          if (isNear(f, everywhere) && !facts.isChanged(f) && !facts.isGone(f)) {
            files.add(f);
          }
        }
      }
      List<Declared> found = new ArrayList<>();
      for (int f : files) {
        found.addAll(prototypes(world().origin(f), name));
      }
      for (int f : making(name)) {
        if (isNear(f, everywhere)) {
          world().made(f).made().forEach(m -> found.addAll(prototypes(m.origin(), name)));
        }
      }
      return found;
    }

    private static List<Declared> prototypes(Origin origin, String name) {
      return pick(
          origin.declarations().prototypes(),
          p -> p.name().equals(name),
          p -> new Declared(origin, p));
    }

    /** Whatever has a prototype has a node. */
    private boolean hasFunction(String name) {
      for (int node : graph.nodes(name)) {
        switch (graph.kind(node)) {
          case FUNCTION, GENERATED, ASSEMBLY, DECLARED -> {
            return true;
          }
          case MACRO, FILE_SCOPE -> {}
        }
      }
      return false;
    }

    private static <A, B> List<B> pick(
        List<A> all, java.util.function.Predicate<A> wanted, Function<A, B> made) {
      List<B> found = new ArrayList<>(1);
      for (A a : all) {
        if (wanted.test(a)) {
          found.add(made.apply(a));
        }
      }
      return found;
    }
  }

  private final PartialFacts partial;
  private final LinkBase base;
  private final Graph graph;
  private final BitSet relinked;
  private final Function<Callable, Integer> nodes;
  private final Map<Integer, Generator.Result> results = new HashMap<>();
  private final Map<Integer, Origin> origins = new HashMap<>();
  private final Map<Integer, Condition> conditions = new HashMap<>();
  private final Map<Integer, Map<String, List<Callable>>> written = new HashMap<>();
  private final Map<Integer, Map<String, List<Callable>>> generated = new HashMap<>();
  private final Map<Integer, Set<String>> declaredNames = new HashMap<>();
  private final Map<Integer, Set<String>> madeNames = new HashMap<>();

  /**
   * @param nodes the number, where links are collected, of a callable of a file that is not linked
   *     anew
   * @param withMade whether what macros made is part of it; not while that is found out
   */
  PartialWorld(
      PartialFacts facts,
      PartialInclusion includes,
      LinkBase base,
      Graph graph,
      BitSet relinked,
      Function<Callable, Integer> nodes,
      boolean withMade) {
    this(
        facts,
        includes,
        base,
        graph,
        relinked,
        nodes,
        new Lookup(facts, base, graph, relinked, reach(includes, relinked), withMade));
  }

  private PartialWorld(
      PartialFacts facts,
      PartialInclusion includes,
      LinkBase base,
      Graph graph,
      BitSet relinked,
      Function<Callable, Integer> nodes,
      Lookup lookup) {
    super(facts, includes, lookup.names());
    lookup.world = this;
    partial = facts;
    this.base = base;
    this.graph = graph;
    this.relinked = relinked;
    this.nodes = nodes;
    functionTypedefs.addAll(base.functionTypedefs());
    functionMembers.addAll(base.functionMembers());
    for (int f : facts.changed()) {
      learn(facts.declarations(f));
    }
  }

  private static BitSet reach(PartialInclusion includes, BitSet relinked) {
    BitSet reach = new BitSet();
    relinked.stream()
        .forEach(f -> {
          reach.or(includes.seenFrom(f));
          for (int unit : includes.unitsOf(f)) {
            reach.set(unit);
          }
        });
    return reach;
  }

  /** What macros make in a file that is linked anew; to be told before names are asked for. */
  void made(int file, Generator.Result result) {
    results.put(file, result);
    Set<String> names = new HashSet<>();
    result.headed().forEach(c -> names.add(c.name));
    for (Generator.Made m : result.made()) {
      learn(m.facts().declarations());
      DeclaredNames.of(m.facts().declarations(), names);
    }
    madeNames.put(file, names);
  }

  /** Types and members that hold functions. */
  private void learn(Declarations d) {
    for (int round = 0; round < 2; round++) {
      for (Declarations.Typedef t : d.typedefs()) {
        if (mayHoldFunction(t.type())) {
          functionTypedefs.add(t.name());
        }
      }
      for (Declarations.Record r : d.records()) {
        for (Declarations.Field field : r.fields()) {
          if (mayHoldFunction(field.type())) {
            functionMembers.add(field.name());
          }
        }
      }
    }
  }

  @Override
  String path(int file) {
    return partial.path(file);
  }

  @Override
  String program(int file) {
    return partial.isMapped(file) ? graph.program(file) : partial.program(file);
  }

  @Override
  Condition fileCondition(int file) {
    return conditions.computeIfAbsent(
        file,
        f ->
            partial.isMapped(f)
                ? graph.condition(graph.fileCondition(f))
                : Condition.and(partial.buildCondition(f), architecture(f)));
  }

  private Condition architecture(int file) {
    int a = includes.architectureOf(file);
    return a < 0 ? Condition.ALWAYS : Condition.atom("ARCH=" + includes.architecture(a));
  }

  @Override
  Declarations declarations(int file) {
    return origin(file).declarations();
  }

  private Origin origin(int file) {
    return origins.computeIfAbsent(file, f -> new Origin(f, partial.declarations(f)));
  }

  private boolean declares(int file, String name) {
    return declaredNames
        .computeIfAbsent(
            file,
            f -> {
              Set<String> names = new HashSet<>();
              DeclaredNames.of(partial.declarations(f), names);
              return names;
            })
        .contains(name);
  }

  private boolean makes(int file, String name) {
    return madeNames.getOrDefault(file, Set.of()).contains(name);
  }

  /**
   * None: which records have a member is not asked by name. A macro of a file that is linked anew,
   * whose parameter only such a member would give a type, knows it by the member's name alone.
   */
  @Override
  List<RecordDefinition> owners(String member) {
    return List.of();
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
              new Origin(file, m.facts().declarations()), m.facts(), m.line(), m.condition()));
    }
    List<Callable> heads = new ArrayList<>();
    Origin origin = kept.heads().isEmpty() ? Linker.NOBODY.origin : origin(file);
    for (Declarations.Function f : kept.heads()) {
      heads.add(Callable.of(origin, f, f.name(), condition(origin, f.condition())));
    }
    return new Generator.Result(made, heads, List.of());
  }

  /** Functions and macros of a file as they are written there, but those a macro heads. */
  List<Callable> written(int file) {
    Origin origin = origin(file);
    Declarations d = origin.declarations();
    List<Callable> all = new ArrayList<>();
    Map<String, List<Callable>> byName = new HashMap<>();
    d.macros().forEach(m -> all.add(Callable.of(origin, m, condition(origin, m.condition()))));
    d.functions().stream().filter(World::isPlain).forEach(f -> all.add(plain(origin, f)));
    all.forEach(c -> add(byName, c.name, c));
    written.put(file, byName);
    return all;
  }

  private Callable plain(Origin origin, Declarations.Function f) {
    return Callable.of(origin, f, f.name(), condition(origin, f.condition()));
  }

  private List<Callable> written(int file, String name) {
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
      Origin origin = origin(file);
      for (Declarations.Macro m : origin.declarations().macros()) {
        if (m.name().equals(name)) {
          found.add(Callable.of(origin, m, condition(origin, m.condition())));
        }
      }
      for (Declarations.Function f : origin.declarations().functions()) {
        if (f.name().equals(name) && isPlain(f)) {
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
    all.forEach(c -> add(byName, c.name, c));
    generated.put(file, byName);
    return all;
  }

  private List<Callable> generated(int file, String name) {
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
