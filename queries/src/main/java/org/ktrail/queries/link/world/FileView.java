package org.ktrail.queries.link.world;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.link.includes.Includes;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.macros.MacroLookup;
import org.ktrail.queries.link.macros.MacroTraits;
import org.ktrail.queries.link.macros.PreprocessingTokens;
import org.ktrail.queries.link.world.World.RecordDefinition;
import org.ktrail.queries.link.world.World.TypedefDefinition;
import org.ktrail.queries.link.world.World.Variable;

/**
 * The world as one file sees it: what each name means there. Definitions in the file itself come
 * first, then what its includes bring, then what the program links. For one thread and one file.
 */
public final class FileView implements MacroLookup {
  private final World world;
  public final int file;
  private final Includes.Visible visible;
  private final int[] units;
  private final boolean isHeader;
  private final int ownArchitecture;
  private final Map<String, List<Callable>> callables = new HashMap<>();

  /** Of sets of files: whether one of them is this one or seen here. */
  private final Map<BitSet, Boolean> ones = new IdentityHashMap<>();

  private final Map<String, Found> macros = new HashMap<>();
  private final Map<String, Optional<RecordDefinition>> records = new HashMap<>();
  private final Map<String, Optional<TypedefDefinition>> typedefs = new HashMap<>();
  private final Map<String, Optional<Variable>> variables = new HashMap<>();

  public FileView(World world, int file) {
    this.world = world;
    this.file = file;
    visible = world.includes.visibleFrom(file);
    units = world.includes.unitsOf(file);
    isHeader = world.isHeader(file);
    ownArchitecture = world.includes.architectureOf(file);
  }

  /** Whether this is assembly, whose instructions name what is linked. */
  public boolean isAssembly() {
    return world.path(file).endsWith(".S");
  }

  /**
   * What calling {@code name} here may mean, for every condition; empty if no definition is known.
   * Macros and functions stand side by side where conditions choose between them.
   */
  @Override
  public List<Callable> callables(String name) {
    List<Callable> known = callables.get(name);
    if (known == null) {
      known = resolve(name, false);
      callables.put(name, known);
    }
    return known;
  }

  /** What a macro does, whatever a file sees; {@link MacroTraits.Traits#OPEN} if that matters. */
  @Override
  public MacroTraits.Traits closed(Callable macro) {
    return world.closedMacros == null ? MacroTraits.Traits.OPEN : world.closedMacros.of(macro);
  }

  /** When a macro evaluates its arguments, whatever a file sees; null if that matters. */
  @Override
  public Condition @Nullable [] settled(Callable macro) {
    return world.settledArguments == null ? null : world.settledArguments.of(macro);
  }

  private List<Callable> resolve(String name, boolean selfNamed) {
    List<Callable> all = world.callables(name, file, units);
    reachedRest = false;
    List<Callable> found = all.isEmpty() ? List.of() : resolve(all, selfNamed);
    return (found.isEmpty() || reachedRest) && world.callables instanceof LazyNames<Callable> lazy
        ? resolve(lazy.everywhere(name), selfNamed)
        : found;
  }

  /** Whether what is not seen was asked for: then nothing may be missing of it. */
  private boolean reachedRest;

  /**
   * @param selfNamed whether macros that stand for themselves count: they call nothing, but keep a
   *     name from being another macro
   */
  private List<Callable> resolve(List<Callable> all, boolean selfNamed) {
    List<Callable> here = new ArrayList<>(2);
    List<Callable> seen = new ArrayList<>(2);
    List<Callable> linked = new ArrayList<>(2);
    List<Callable> rest = new ArrayList<>(2);
    for (Callable c : all) {
      if (!selfNamed && c.standsForItself() || isOut(c)) {
        continue;
      }
      if (isHere(c.file())) {
        here.add(c);
      } else if (!sameArchitecture(c.file())) {
        continue;
      } else if (visible.sees(c.file()) || isAround(c)) {
        seen.add(c);
      } else if (!c.macro && !c.isStatic) {
        if (sameProgram(c.file())) {
          linked.add(c);
        }
      } else {
        rest.add(c);
      }
    }
    List<Callable> found = new ArrayList<>(here);
    if (!settles(found)) {
      found.addAll(seen);
    }
    if (!settles(found)) {
      found.addAll(linked);
    }
    reachedRest = found.isEmpty() || isHeader && !settles(found);
    if (found.isEmpty()) {
      rest.removeIf(c -> !isShared(c) || !sameProgram(c.file()));
      found.addAll(rest);
    } else if (isHeader && !settles(found)) {
      // What stands in a header is compiled where it is included, with what is seen there.
      rest.removeIf(c -> !isShared(c) || !sameProgram(c.file()) || !givesWay(found, c));
      found.addAll(rest);
    }
    return found.size() > 1 ? distinctByPlace(found) : found;
  }

  /** Whether a header has this only where a macro is defined that this source does not define. */
  private boolean isOut(Callable c) {
    return decided(c).equals(Condition.NEVER) && !own(c).equals(Condition.NEVER);
  }

  /**
   * When a header has a definition for this source, as far as what sources define for themselves
   * decides it: {@code #define DEBUG 1} of a private header under an option. Always, if nothing of
   * the kind does.
   */
  @Override
  public Condition decided(Callable c) {
    if (isHeader || c.ownCondition == 0 || !world.isHeader(c.file())) {
      return Condition.ALWAYS;
    }
    Condition own = own(c);
    Condition decided = decided(own);
    return decided.equals(own) ? Condition.ALWAYS : decided;
  }

  /** A condition with what this source says of macros that sources define for themselves. */
  public Condition decided(Condition condition) {
    return isHeader ? condition : world.privateMacros().decided(condition, this::isOneOf);
  }

  private boolean isOneOf(BitSet files) {
    return ones.computeIfAbsent(files, this::anyOf);
  }

  private boolean anyOf(BitSet files) {
    for (int f = files.nextSetBit(0); f >= 0; f = files.nextSetBit(f + 1)) {
      if (isHere(f) || visible.sees(f)) {
        return true;
      }
    }
    return false;
  }

  /** Whether all that is found exists only where another definition does not. */
  private boolean givesWay(List<Callable> found, Callable other) {
    for (Callable c : found) {
      if (!isDefault(c)
          && !Condition.and(own(c), own(other)).equals(Condition.NEVER)
          && !own(c).equals(Condition.not(own(other)))) {
        return false;
      }
    }
    return world.includes.meet(file, other.file());
  }

  /** {@code #ifndef f / #define f …}: there where nobody else defines it. */
  private static boolean isDefault(Callable c) {
    Condition defined = Condition.atom("defined(" + c.name + ")");
    return Condition.and(own(c), defined).equals(Condition.NEVER);
  }

  /** What stands in a header is compiled where it is included: it may use the includer's own. */
  private boolean isAround(Callable c) {
    return isHeader
        && c.isStatic
        && !c.macro
        && !world.isHeader(c.file())
        && world.includes.includes(c.file(), file);
  }

  /**
   * Whether a header's definition may come by a way that is not seen (generated headers, the
   * compiler's command line): a macro only out of a directory of headers for all, and of one
   * architecture only where a source takes both. A driver's own macro means nothing but where its
   * sources take it: headers of the driver are read between others.
   */
  private boolean isShared(Callable c) {
    if (!world.isHeader(c.file())) {
      return false;
    }
    if (!c.macro) {
      return true;
    }
    int its = world.includes.architectureOf(c.file());
    if (world.isPublic(c.file()) && (its < 0 || its == ownArchitecture)) {
      return true;
    }
    return isHeader
        && (world.isPublic(c.file()) || !world.isPublic(file))
        && world.includes.meet(file, c.file());
  }

  /** Whether what a file declares at its top is seen here. */
  public boolean sees(int other) {
    return isHere(other) || visible.sees(other);
  }

  private boolean isHere(int other) {
    if (other == file) {
      return true;
    }
    for (int unit : units) {
      if (unit == other) {
        return true;
      }
    }
    return false;
  }

  private boolean sameArchitecture(int other) {
    if (ownArchitecture < 0) {
      return true;
    }
    int its = world.includes.architectureOf(other);
    return its < 0 || its == ownArchitecture;
  }

  private boolean sameProgram(int other) {
    return world.program(file).equals(world.program(other));
  }

  /** Whether a definition is among them that is there whenever this file is. */
  private boolean settles(List<Callable> found) {
    for (Callable c : found) {
      if (!c.weak
          && own(c).equals(Condition.ALWAYS)
          && (isHere(c.file()) || !conditional(c.file()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether another file may be absent where this one is present. */
  private boolean conditional(int other) {
    Condition c = world.fileCondition(other);
    return !c.equals(Condition.ALWAYS)
            && !c.equals(world.fileCondition(file))
            && world.includes.architectureOf(other) != world.includes.architectureOf(file)
        || !c.equals(Condition.ALWAYS) && world.includes.architectureOf(other) < 0;
  }

  /** The definition's condition within its file. */
  private static Condition own(Callable c) {
    List<Condition> table = c.origin.declarations().conditions();
    return table.get(c.ownCondition);
  }

  private static List<Callable> distinctByPlace(List<Callable> found) {
    List<Callable> out = new ArrayList<>(found);
    out.sort(Comparator.comparingInt(Callable::file).thenComparingInt(c -> c.line));
    return out;
  }

  /** Architectures whose own macros were met since the last {@link #forArchitecture}, by number. */
  public final BitSet architectures = new BitSet();

  private int architecture = -1;
  private int line = Integer.MAX_VALUE;
  private Condition here = Condition.ALWAYS;

  /** From now on macros are those seen at this line, where this condition holds. */
  public void at(int lineNumber, Condition condition) {
    line = lineNumber;
    if (!here.equals(condition)) {
      macros.clear();
    }
    here = condition;
  }

  /** From now on macros are those of this architecture; −1 for those of none in particular. */
  public void forArchitecture(int number) {
    if (architecture != number) {
      macros.clear();
    }
    architecture = number;
  }

  /**
   * The macro that {@code name} is here. Where several are visible, unconditional ones first, then
   * the one defined last.
   */
  public Declarations.@Nullable Macro macro(String name) {
    // Most words of an expansion are no macro anywhere.
    if (!world.callables.containsKey(name)) {
      return null;
    }
    Found found = macros.get(name);
    if (found == null || found.line() != line && found.line() >= 0) {
      found = findMacro(name);
      macros.put(name, found);
    }
    architectures.or(found.architectures());
    return found.macro();
  }

  /**
   * @param architectures those that have a definition of their own
   * @param line where it was looked for, −1 if it is the same everywhere
   */
  /**
   * The macro that {@code name} is here, if it is one in every case: null where it is a function
   * where the macro is not.
   */
  public Declarations.@Nullable Macro certainMacro(String name) {
    Declarations.Macro macro = macro(name);
    return macro == null || callables(name).stream().anyMatch(c -> !c.macro) ? null : macro;
  }

  private record Found(Declarations.@Nullable Macro macro, BitSet architectures, int line) {}

  private Found findMacro(String name) {
    BitSet own = new BitSet();
    Callable best = null;
    int bestDoubt = Integer.MAX_VALUE;
    List<Callable> all = macrosToo(name);
    for (Callable c : all) {
      if (!c.macro || Condition.and(own(c), here).equals(Condition.NEVER)) {
        continue;
      }
      int its = world.includes.architectureOf(c.file());
      if (its >= 0) {
        own.set(its);
      }
      int foreign = its < 0 || its == architecture ? 0 : architecture >= 0 ? 4 : 2;
      int doubt =
          (its >= 0 && its == architecture ? -2 : 0)
              + foreign
              + (own(c).equals(Condition.ALWAYS) ? 0 : 1)
              + (isAfter(c) ? 8 : 0);
      if (best == null || doubt < bestDoubt || doubt == bestDoubt && replaces(c, best)) {
        best = c;
        bestDoubt = doubt;
      }
    }
    return new Found(best == null ? null : best.definition, own, all.size() > 1 ? line : -1);
  }

  /** As {@link #callables}, with macros that stand for themselves. */
  private List<Callable> macrosToo(String name) {
    List<Callable> named = world.callables.get(name);
    if (named != null) {
      for (Callable c : named) {
        if (c.standsForItself()) {
          return resolve(name, true);
        }
      }
    }
    return callables(name);
  }

  private boolean isAfter(Callable c) {
    return c.file() == file ? c.line > line : world.includes.onlyAfter(file, c.file(), line);
  }

  /** Whether a definition comes after another one here; of alternatives the first is kept. */
  private boolean replaces(Callable c, Callable other) {
    return c.file() == other.file()
        ? c.file() == file
            && c.line > other.line
            && line != Integer.MAX_VALUE
            && !Condition.and(own(c), own(other)).equals(Condition.NEVER)
        : world.includes.later(file, c.file(), other.file()) > 0;
  }

  /** Whether anything in the snapshot is called so, or it is a word of the language. */
  public boolean knows(String name) {
    return world.callables.containsKey(name)
        || world.prototypes.containsKey(name)
        || world.variables.containsKey(name)
        || world.typedefs.containsKey(name)
        || WORDS.contains(name);
  }

  private static final java.util.Set<String> WORDS =
      java.util.Set.of("return", "else", "do", "while", "if", "for", "switch", "goto", "sizeof");

  public Optional<RecordDefinition> record(String tag) {
    Optional<RecordDefinition> known = records.get(tag);
    if (known == null) {
      Optional<RecordDefinition> named =
          choose(world.records, tag, d -> d.origin().file(), d -> true);
      records.put(tag, named);
      known = named;
      if (named.isEmpty() || rank(named.get().origin().file()) > SEEN) {
        Optional<RecordDefinition> renamed = renamed(tag);
        known = renamed.isPresent() ? renamed : named;
        records.put(tag, known);
      }
    }
    return known;
  }

  /** A tag that is a macro for another one: {@code #define rcu_head callback_head}. */
  private Optional<RecordDefinition> renamed(String tag) {
    Declarations.Macro macro = macro(tag);
    return macro == null
            || macro.functionLike()
            || macro.replacement().equals(tag)
            || !PreprocessingTokens.isIdentifier(macro.replacement())
        ? Optional.empty()
        : record(macro.replacement());
  }

  public Optional<TypedefDefinition> typedef(String name) {
    return typedefs.computeIfAbsent(
        name, t -> choose(world.typedefs, t, d -> d.origin().file(), d -> true));
  }

  /** The variable of this name; a definition is preferred to an {@code extern} declaration. */
  public Optional<Variable> variable(String name) {
    return variables.computeIfAbsent(
        name,
        n ->
            choose(
                world.variables,
                n,
                v -> v.origin().file(),
                v ->
                    !v.global().isStatic()
                        || isHere(v.origin().file())
                        || visible.sees(v.origin().file())));
  }

  public Optional<World.Declared> prototype(String name) {
    return choose(world.prototypes, name, d -> d.origin().file(), d -> true);
  }

  private <T> Optional<T> choose(
      Map<String, List<T>> named, String name, ToIntFunction<T> fileOf, Predicate<T> admitted) {
    List<T> all = named.get(name);
    T best = all == null ? null : best(all, fileOf, admitted);
    if ((best == null || rank(fileOf.applyAsInt(best)) > SEEN)
        && named instanceof LazyNames<T> lazy) {
      best = best(lazy.everywhere(name), fileOf, admitted);
    }
    return Optional.ofNullable(best);
  }

  private static final int SEEN = 1;

  private <T> @Nullable T best(List<T> all, ToIntFunction<T> fileOf, Predicate<T> admitted) {
    T best = null;
    int bestRank = Integer.MAX_VALUE;
    for (T candidate : all) {
      if (!admitted.test(candidate)) {
        continue;
      }
      int rank = rank(fileOf.applyAsInt(candidate));
      if (rank < bestRank) {
        best = candidate;
        bestRank = rank;
      }
    }
    return best;
  }

  private int rank(int f) {
    return isHere(f)
        ? 0
        : !sameArchitecture(f) ? 9 : visible.sees(f) ? SEEN : sameProgram(f) ? 2 : 3;
  }
}
