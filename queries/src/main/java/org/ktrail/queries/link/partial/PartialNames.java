package org.ktrail.queries.link.partial;

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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.Linker;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.made.Generator;
import org.ktrail.queries.link.world.LazyNames;
import org.ktrail.queries.link.world.World;
import org.ktrail.queries.link.world.World.Declared;
import org.ktrail.queries.link.world.World.RecordDefinition;
import org.ktrail.queries.link.world.World.TypedefDefinition;
import org.ktrail.queries.link.world.World.Variable;

/**
 * Finds what names mean to files that are linked anew: the store tells which files declare a name,
 * and only those are read. For one thread.
 */
final class PartialNames {
  private final PartialFacts facts;
  private final PartialFiles files;
  private final LinkBase base;
  private final Graph graph;
  private final BitSet relinked;
  private final BitSet reach;
  private final boolean withMade;
  private final PartialInclusion includes;
  private @Nullable BitSet around;
  private final Map<String, Boolean> exists = new HashMap<>();
  private final Map<String, List<Integer>> defining = new HashMap<>();

  /**
   * @param reach files that those linked anew can see
   * @param withMade whether what macros made is part of it
   */
  PartialNames(
      PartialFacts facts,
      PartialFiles files,
      LinkBase base,
      Graph graph,
      BitSet relinked,
      BitSet reach,
      PartialInclusion includes,
      boolean withMade) {
    this.facts = facts;
    this.files = files;
    this.base = base;
    this.graph = graph;
    this.relinked = relinked;
    this.reach = reach;
    this.includes = includes;
    this.withMade = withMade;
  }

  /** Files that declare a name as the store knows it; of changed ones those that do now. */
  private List<Integer> defining(String name) {
    return defining.computeIfAbsent(
        name,
        n -> {
          TreeSet<Integer> found = changedThatDeclare(n);
          for (int f : facts.filesDefining(n)) {
            if (!facts.isChanged(f) && !facts.isGone(f)) {
              found.add(f);
            }
          }
          return List.copyOf(found);
        });
  }

  private TreeSet<Integer> changedThatDeclare(String name) {
    TreeSet<Integer> found = new TreeSet<>();
    for (int f : facts.changed()) {
      if (files.declares(f, name)) {
        found.add(f);
      }
    }
    return found;
  }

  /** Files in which macros make a name. */
  private List<Integer> making(String name) {
    if (!withMade) {
      return List.of();
    }
    TreeSet<Integer> found = new TreeSet<>();
    for (int f : base.filesThatMake(name)) {
      if (!relinked.get(f) && !facts.isGone(f)) {
        found.add(f);
      }
    }
    relinked.stream().filter(f -> files.makes(f, name)).forEach(found::add);
    return List.copyOf(found);
  }

  private boolean exists(String name) {
    return exists.computeIfAbsent(name, n -> !defining(n).isEmpty() || !making(n).isEmpty());
  }

  private boolean isNear(int file, boolean everywhere) {
    return everywhere || reach.get(file) || relinked.get(file);
  }

  private <T> LazyNames<T> types(BiFunction<FactOrigin, String, List<T>> of) {
    return new LazyNames<>(
        (name, everywhere) -> {
          List<T> found = new ArrayList<>();
          for (int f : defining(name)) {
            if (isNear(f, everywhere)) {
              found.addAll(of.apply(files.origin(f), name));
            }
          }
          for (int f : making(name)) {
            if (isNear(f, everywhere)) {
              for (Generator.Made m : files.made(f).made()) {
                found.addAll(of.apply(m.origin(), name));
              }
            }
          }
          return found;
        },
        this::exists);
  }

  private LazyNames<Callable> callables() {
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
        found.addAll(files.written(f, name));
      }
    }
    for (int f : making(name)) {
      if (wanted(f, everywhere, linkable)) {
        found.addAll(files.generated(f, name));
      }
    }
    Linker.weaken(files::program, found);
    return found;
  }

  /** Statics of a source that nobody here sees can be meant by nobody here. */
  private boolean wanted(int file, boolean everywhere, Set<Integer> linkable) {
    return reach.get(file)
        || relinked.get(file)
        || facts.isChanged(file)
        || linkable.contains(file)
        || around().get(file)
        || everywhere && facts.path(file).endsWith(".h");
  }

  /** Sources that include a header which is linked anew: it is compiled as a part of them. */
  private BitSet around() {
    BitSet known = around;
    if (known == null) {
      BitSet headers = new BitSet();
      relinked.stream().filter(f -> facts.path(f).endsWith(".h")).forEach(headers::set);
      BitSet all = includes.includersOfAny(headers);
      known = all;
      around = all;
    }
    return known;
  }

  World.Names names() {
    return new World.Names(
        callables(),
        types((o, n) ->
            pick(
                o.declarations().records(),
                r -> r.tag().equals(n),
                r -> RecordDefinition.of(o, r))),
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
    Set<Integer> in = changedThatDeclare(name);
    if (hasFunction(name)) {
      for (int f : facts.filesMentioning(name)) {
        if (isNear(f, everywhere) && !facts.isChanged(f) && !facts.isGone(f)) {
          in.add(f);
        }
      }
    }
    List<Declared> found = new ArrayList<>();
    for (int f : in) {
      found.addAll(prototypes(files.origin(f), name));
    }
    for (int f : making(name)) {
      if (isNear(f, everywhere)) {
        files.made(f).made().forEach(m -> found.addAll(prototypes(m.origin(), name)));
      }
    }
    return found;
  }

  private static List<Declared> prototypes(FactOrigin origin, String name) {
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

  private static <A, B> List<B> pick(List<A> all, Predicate<A> wanted, Function<A, B> made) {
    List<B> found = new ArrayList<>(1);
    for (A a : all) {
      if (wanted.test(a)) {
        found.add(made.apply(a));
      }
    }
    return found;
  }
}
