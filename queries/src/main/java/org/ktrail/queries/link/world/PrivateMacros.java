package org.ktrail.queries.link.world;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.link.facts.SnapshotFacts;

/**
 * Macros that headers ask for and single sources define: {@code #ifdef DEBUG}, {@code #ifdef
 * CREATE_TRACE_POINTS}. Whether they are there is a source's own say; of a header by itself it is
 * open. Headers of include directories that define such a macro speak for all: then it is none.
 */
public final class PrivateMacros {
  private static final String PREFIX = "defined(";

  /**
   * Who defines a macro.
   *
   * @param always the files that do so in every case
   * @param others those that do so under a condition
   * @param shared whether a header for all does
   */
  private record Definers(BitSet always, Map<Condition, BitSet> others, boolean shared) {
    static Definers none() {
      return new Definers(new BitSet(), new LinkedHashMap<>(), false);
    }

    boolean isNone() {
      return always.isEmpty() && others.isEmpty();
    }

    Definers with(String path, int file, Declarations.Macro macro, Declarations in) {
      Condition own = in.conditions().get(macro.condition());
      Set<String> asks = new HashSet<>();
      names(own, asks);
      if (asks.contains(macro.name())) {
        return this; // A default, which says nothing.
      }
      if (isPublic(path)) {
        return new Definers(always, others, true);
      }
      BitSet same =
          own.equals(Condition.ALWAYS) ? always : others.computeIfAbsent(own, k -> new BitSet());
      same.set(file);
      return this;
    }

    /** When a macro is defined in a source that sees some files. */
    Condition seen(Function<BitSet, Boolean> sees) {
      if (sees.apply(always)) {
        return Condition.ALWAYS;
      }
      List<Condition> found = new ArrayList<>();
      others.forEach((condition, files) -> {
        if (sees.apply(files)) {
          found.add(condition);
        }
      });
      return Condition.or(found);
    }
  }

  private final Map<String, Definers> known;

  /** By atom: whether only sources define what it asks for. */
  private final Map<String, Boolean> privates = new ConcurrentHashMap<>();

  /** Finds who defines a macro that nobody asked for so far. */
  private final Function<String, Definers> find;

  private PrivateMacros(Map<String, Definers> known, Function<String, Definers> find) {
    this.known = known;
    this.find = find;
  }

  /** Those of a world of which everything is read. */
  public static PrivateMacros of(World world) {
    Set<String> asked = new HashSet<>();
    for (int f = 0; f < world.files; f++) {
      if (world.path(f).endsWith(".h")) {
        world.declarations(f).conditions().forEach(c -> names(c, asked));
      }
    }
    Map<String, Definers> found = new HashMap<>();
    for (int f = 0; f < world.files; f++) {
      Declarations d = world.declarations(f);
      for (Declarations.Macro m : macros(world.facts, f, d)) {
        if (asked.contains(m.name())) {
          Definers before = found.getOrDefault(m.name(), Definers.none());
          found.put(m.name(), before.with(world.path(f), f, m, d));
        }
      }
    }
    return new PrivateMacros(found, name -> Definers.none());
  }

  /** Those of a world whose files are read when they are asked for. */
  public static PrivateMacros of(DeclaringFiles files, SnapshotFacts facts) {
    return new PrivateMacros(
        new HashMap<>(),
        name -> {
          Definers found = Definers.none();
          for (int f : files.declaring(name)) {
            Declarations d = files.origin(f).declarations();
            for (Declarations.Macro m : macros(facts, f, d)) {
              found = m.name().equals(name) ? found.with(facts.path(f), f, m, d) : found;
            }
          }
          return found;
        });
  }

  /** What a file defines, {@code #define DEBUG} and {@code #define DEBUG 1}. */
  private static List<Declarations.Macro> macros(SnapshotFacts facts, int file, Declarations d) {
    List<Declarations.Macro> all = new ArrayList<>(d.macros());
    all.addAll(facts.constants(file));
    return all;
  }

  public static boolean isPublic(String path) {
    return path.endsWith(".h") && ("/" + path).contains("/include/");
  }

  /** The macros that only sources, and headers that are not for all, define. */
  public List<String> names() {
    return known.entrySet().stream()
        .filter(e -> !e.getValue().shared() && !e.getValue().isNone())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /**
   * A condition of a header as a source decides it.
   *
   * @param sees whether the source is, or includes, one of some files
   */
  Condition decided(Condition condition, Function<BitSet, Boolean> sees) {
    // Nearly all conditions ask for nothing of the kind.
    if (!asks(condition)) {
      return condition;
    }
    return switch (condition) {
      case Condition.Constant c -> c;
      case Condition.Atom a -> isPrivate(a) ? definers(name(a)).seen(sees) : a;
      case Condition.Not n -> Condition.not(decided(n.of(), sees));
      case Condition.And a -> Condition.and(a.terms().stream().map(t -> decided(t, sees)).toList());
      case Condition.Or o -> Condition.or(o.terms().stream().map(t -> decided(t, sees)).toList());
    };
  }

  /** Whether a condition asks for a macro that sources define for themselves. */
  private boolean asks(Condition condition) {
    return switch (condition) {
      case Condition.Constant c -> false;
      case Condition.Atom a -> a.name().startsWith(PREFIX) && isPrivate(a);
      case Condition.Not n -> asks(n.of());
      case Condition.And a -> asksAny(a.terms());
      case Condition.Or o -> asksAny(o.terms());
    };
  }

  private boolean asksAny(List<Condition> terms) {
    for (Condition t : terms) {
      if (asks(t)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPrivate(Condition.Atom atom) {
    return privates.computeIfAbsent(
        atom.name(),
        a -> {
          Definers definers = definers(name(atom));
          return !definers.shared() && !definers.isNone();
        });
  }

  private Definers definers(String name) {
    Definers found = known.get(name);
    if (found == null) {
      found = find.apply(name);
      if (!found.isNone() || found.shared()) {
        known.put(name, found);
      }
    }
    return found;
  }

  /** What {@code defined(NAME)} asks for, "" for another atom. */
  private static String name(Condition.Atom atom) {
    return atom.name().startsWith(PREFIX)
        ? atom.name().substring(PREFIX.length(), atom.name().length() - 1)
        : "";
  }

  /** Adds the macros that a condition asks for. */
  public static void names(Condition condition, Set<String> into) {
    switch (condition) {
      case Condition.Constant c -> {}
      case Condition.Atom a -> {
        if (!name(a).isEmpty()) {
          into.add(name(a));
        }
      }
      case Condition.Not n -> names(n.of(), into);
      case Condition.And a -> a.terms().forEach(t -> names(t, into));
      case Condition.Or o -> o.terms().forEach(t -> names(t, into));
    }
  }
}
