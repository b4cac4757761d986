package org.ktrail.queries.link.values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.world.World;

/**
 * Functions that the kernel calls by itself because a variable of a certain type holds them, and
 * who calls them. Those of one level are in one slot, that of the symbol by which the linker script
 * says where they are; those of a type whose level is not known are in a slot of the type, which
 * its runner calls through.
 */
public final class Initcalls {
  /** Runner by type, "" where there is none to name. */
  private static final Map<String, String> RUNNERS = read("type");

  /** Symbol of the first one, by level. */
  private static final Map<String, String> SECTIONS = read("section");

  /** Begins names of variables, before level and function; see macro-models.txt. */
  private static final String AT_LEVEL = "initcall_at_";

  /** Begins names of variables that a file has where it is a module; see macro-models.txt. */
  private static final String AS_MODULE = "as_module_";

  private Initcalls() {}

  private static Map<String, String> read(String sort) {
    Map<String, String> found = new HashMap<>();
    for (String line : DataFile.lines(Initcalls.class, "initcall-types.txt")) {
      String[] words = line.strip().split("\\s+");
      if (words[0].equals(sort)) {
        found.put(words[1], words.length > 2 ? words[2] : "");
      }
    }
    return Map.copyOf(found);
  }

  /** The symbol by which the level is found that a variable belongs to, "" if it is not known. */
  public static String section(Declarations.Global global) {
    if (!global.name().startsWith(AT_LEVEL)) {
      return "";
    }
    int start = AT_LEVEL.length();
    int end = global.name().indexOf('_', start);
    return end < 0 ? "" : SECTIONS.getOrDefault(global.name().substring(start, end), "");
  }

  /** Whether a kernel has such symbols, so that nothing is called that no level has. */
  public static boolean areTold(World world) {
    return SECTIONS.values().stream().anyMatch(world.variables::containsKey);
  }

  static boolean isSection(String symbol) {
    return SECTIONS.containsValue(symbol);
  }

  public static boolean isType(TypeRef type) {
    return type instanceof TypeRef.Named n && RUNNERS.containsKey(n.name());
  }

  /** The function that runs what is of a type, "" if none is known. */
  public static String runner(TypeRef type) {
    return type instanceof TypeRef.Named n ? RUNNERS.getOrDefault(n.name(), "") : "";
  }

  /** The type of which a parameter is if its function is the runner of that type, else null. */
  public static @Nullable String run(Callable owner, int parameter) {
    if (owner.macro || parameter < 0 || parameter >= owner.parameters.size()) {
      return null;
    }
    TypeRef type = owner.parameters.get(parameter).type();
    return type instanceof TypeRef.Named n && runner(type).equals(owner.name) ? n.name() : null;
  }

  public static boolean isOfModule(Declarations.Global global) {
    return global.name().startsWith(AS_MODULE);
  }

  /**
   * When a file is part of a module: if an option that builds it is {@code m}. Never, if nothing in
   * it speaks of modules.
   */
  public static Condition module(Declarations file, Condition build) {
    boolean modular =
        file.invocations().stream()
            .anyMatch(i -> i.macro().startsWith("MODULE_") || i.macro().startsWith("module_"));
    List<Condition> any = new ArrayList<>();
    if (modular) {
      options(build, any);
    }
    Set<Condition> excluded = new HashSet<>();
    excluded(build, excluded);
    any.removeIf(excluded::contains);
    return Condition.or(any);
  }

  /** Options that are there, but never {@code m}. */
  private static void excluded(Condition condition, Set<Condition> into) {
    if (condition instanceof Condition.And a) {
      a.terms().forEach(t -> excluded(t, into));
    } else if (condition instanceof Condition.Not n) {
      into.add(n.of());
    }
  }

  private static void options(Condition condition, List<Condition> into) {
    switch (condition) {
      case Condition.Atom a when a.name().startsWith("CONFIG_") ->
          into.add(a.name().endsWith("=m") ? a : Condition.atom(a.name() + "=m"));
      case Condition.And a -> a.terms().forEach(t -> options(t, into));
      case Condition.Or o -> o.terms().forEach(t -> options(t, into));
      case Condition.Atom a -> {}
      case Condition.Constant c -> {}
      case Condition.Not n -> {}
    }
  }
}
