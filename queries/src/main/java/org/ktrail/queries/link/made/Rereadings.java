package org.ktrail.queries.link.made;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.link.includes.IncludeSearch;
import org.ktrail.queries.link.includes.SyscallHeaders;
import org.ktrail.queries.link.world.World;

/**
 * Headers that are read again with other macros: what a header's invocations at file scope mean is
 * then the includer's say. Two idioms make such readings:
 *
 * <ul>
 *   <li>an includer defines the macro that the header invokes, before each include: {@code #define
 *       X(a) int a;}, {@code #include "list.h"};
 *   <li>a header ends with the include of another one that, only for includers that have defined
 *       some macro, redefines what the header invokes and includes it again by a computed name:
 *       {@code #include AGAIN(FILE)}.
 * </ul>
 *
 * Facts keep no {@code #undef}: of several definitions the last one before the include holds. Made
 * once, then only read.
 */
public final class Rereadings {
  /**
   * A header read as {@code includer} has it.
   *
   * @param line of the include in the includer
   * @param condition of the include and the reading, beside the includer's own
   * @param abi of a table of system calls, whose other rows are left out
   */
  record Reading(int header, int line, Condition condition, List<Frame> frames, String abi) {}

  /** A file being read as far as a line: what it defines before that line is in force. */
  record Frame(int file, int line, boolean withIncludes) {}

  /** A way from a file through its includes to one that includes by a computed name. */
  private record Pass(int header, List<Frame> frames, Condition condition) {}

  private static final Pattern COMPUTED = Pattern.compile("[A-Za-z_]\\w*( ?\\(.*\\))?");

  /** Includes between the header that is read again and the one that does it. */
  private static final int DEPTH = 3;

  private final World world;
  private final Map<Integer, Set<String>> invoked = new HashMap<>();
  private final Map<Integer, List<Pass>> passes = new HashMap<>();
  private final Map<Integer, Map<String, List<Declarations.Macro>>> macros =
      new ConcurrentHashMap<>();

  /** What each frame says of a name; the frames of a header that reads others again are shared. */
  private final Map<Frame, Map<String, Optional<Declarations.Macro>>> known =
      new ConcurrentHashMap<>();

  /** Headers that some file reads by an include of its own. */
  private final BitSet read = new BitSet();

  /** Whether headers that nobody includes so are read through those that include them. */
  private boolean throughOthers;

  /** None at all: a partial link keeps what the whole one read so. */
  public static Rereadings none(World world) {
    return new Rereadings(world);
  }

  private Rereadings(World world) {
    this.world = world;
  }

  public Rereadings(World world, Set<String> inert) {
    this(world);
    for (int f = 0; f < world.files; f++) {
      for (Declarations.Invocation i : world.declarations(f).invocations()) {
        if (!inert.contains(i.macro())) {
          invoked.computeIfAbsent(f, k -> new HashSet<>()).add(i.macro());
        }
      }
    }
    for (int f = 0; f < world.files; f++) {
      List<Pass> own = new ArrayList<>();
      for (Declarations.Include include : world.declarations(f).includes()) {
        if (isComputed(include)) {
          own.add(new Pass(-1, List.of(new Frame(f, include.line(), true)), condition(f, include)));
        }
      }
      if (!own.isEmpty()) {
        passes.put(f, own);
      }
    }
    Map<Integer, List<Pass>> last = Map.copyOf(passes);
    for (int d = 0; d < DEPTH && !last.isEmpty(); d++) {
      last = extend(last);
    }
    passes.values().forEach(list -> list.removeIf(p -> p.header() < 0));
    for (int f = 0; f < world.files; f++) {
      for (Reading reading : of(f)) {
        read.set(reading.header());
      }
    }
    throughOthers = true;
  }

  public static boolean isComputed(Declarations.Include include) {
    return !include.system() && COMPUTED.matcher(include.path()).matches();
  }

  private Condition condition(int file, Declarations.Include include) {
    return world.declarations(file).conditions().get(include.condition());
  }

  /** The passes of files that include those of {@code last}, added to all. */
  private Map<Integer, List<Pass>> extend(Map<Integer, List<Pass>> last) {
    Map<Integer, List<Pass>> more = new HashMap<>();
    for (int f = 0; f < world.files; f++) {
      int[] targets = world.includes.targets(f);
      if (Arrays.stream(targets).noneMatch(last::containsKey) || !world.path(f).endsWith(".h")) {
        continue;
      }
      boolean rereads = passes.containsKey(f) && passes.get(f).stream().anyMatch(this::isOwn);
      for (Declarations.Include include : world.declarations(f).includes()) {
        int target = target(f, include, targets);
        for (Pass p : last.getOrDefault(target, List.of())) {
          if (p.frames().getLast().file() != target) {
            continue;
          }
          List<Frame> frames = new ArrayList<>(p.frames());
          frames.add(new Frame(f, include.line(), rereads));
          // The outermost file that includes by a computed name reads its own includer again.
          int header = rereads ? -1 : p.header() < 0 ? f : p.header();
          more.computeIfAbsent(f, k -> new ArrayList<>())
              .add(new Pass(header, frames, Condition.and(condition(f, include), p.condition())));
        }
      }
    }
    more.forEach((f, list) -> passes.computeIfAbsent(f, k -> new ArrayList<>()).addAll(list));
    return more;
  }

  private boolean isOwn(Pass pass) {
    return pass.frames().size() == 1;
  }

  /** The file that an include names, −1 if the snapshot has none. */
  private int target(int file, Declarations.Include include, int[] targets) {
    String path = IncludeSearch.normalise(include.path());
    String abi = SyscallHeaders.abi(path);
    for (String table : abi == null ? List.<String>of() : SyscallHeaders.tables(abi)) {
      for (int t : targets) {
        if (world.path(t).endsWith("/" + table)) {
          return t;
        }
      }
    }
    for (int t : targets) {
      if (world.path(t).equals(path) || world.path(t).endsWith("/" + path)) {
        return t;
      }
    }
    return -1;
  }

  /** What this file reads with macros of its own. */
  List<Reading> of(int file) {
    Declarations d = world.declarations(file);
    int[] targets = world.includes.targets(file);
    boolean any = false;
    for (int t : targets) {
      any |=
          invoked.containsKey(t) || passes.containsKey(t) || SyscallHeaders.isTable(world.path(t));
    }
    if (!any || d.macros().isEmpty()) {
      return List.of();
    }
    List<Reading> found = new ArrayList<>();
    for (Declarations.Include include : d.includes()) {
      int t = target(file, include, targets);
      if (t < 0) {
        continue;
      }
      Set<String> before = new HashSet<>();
      for (Declarations.Macro m : d.macros()) {
        if (m.line() < include.line()) {
          before.add(m.name());
        }
      }
      Condition condition = condition(file, include);
      if (invoked(t).stream().anyMatch(before::contains)) {
        Frame frame = new Frame(file, include.line(), false);
        found.add(new Reading(t, include.line(), condition, List.of(frame), abi(include)));
      }
      for (Pass p : passes.getOrDefault(t, List.of())) {
        boolean reads = p.header() == t || throughOthers && !read.get(p.header());
        Condition open = reads ? opened(p.condition(), before) : Condition.NEVER;
        if (!open.equals(Condition.NEVER)) {
          Condition both = Condition.and(condition, open);
          found.add(new Reading(p.header(), include.line(), both, p.frames(), ""));
        }
      }
    }
    return found;
  }

  private static String abi(Declarations.Include include) {
    String abi = SyscallHeaders.abi(include.path());
    return abi == null ? "" : abi;
  }

  /** Macros that a header invokes; of a table also where readings of headers are not looked for. */
  private Set<String> invoked(int header) {
    Set<String> known = invoked.get(header);
    if (known == null && SyscallHeaders.isTable(world.path(header))) {
      Set<String> names = new HashSet<>();
      world.declarations(header).invocations().forEach(i -> names.add(i.macro()));
      return names;
    }
    return known == null ? Set.of() : known;
  }

  /**
   * The condition once the macros defined are known to be; NEVER if it holds without them: then the
   * header is read so by everybody, or not again.
   */
  private static Condition opened(Condition condition, Set<String> defined) {
    Condition with = with(condition, defined, true);
    return with(condition, defined, false).equals(Condition.NEVER) ? with : Condition.NEVER;
  }

  private static Condition with(Condition condition, Set<String> names, boolean value) {
    return switch (condition) {
      case Condition.Constant c -> c;
      case Condition.Atom a ->
          a.name().startsWith("defined(")
                  && names.contains(a.name().substring(8, a.name().length() - 1))
              ? value ? Condition.ALWAYS : Condition.NEVER
              : a;
      case Condition.Not n -> Condition.not(with(n.of(), names, value));
      case Condition.And a ->
          Condition.and(a.terms().stream().map(t -> with(t, names, value)).toList());
      case Condition.Or o ->
          Condition.or(o.terms().stream().map(t -> with(t, names, value)).toList());
    };
  }

  /** The definition in force where the frames stand, null if they say nothing. */
  Declarations.@Nullable Macro macro(String name, List<Frame> frames) {
    if (!world.callables.containsKey(name)) {
      return null;
    }
    for (Frame frame : frames) {
      Declarations.Macro found =
          frame.withIncludes() ? known(name, frame) : before(name, frame.file(), frame.line());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private Declarations.@Nullable Macro known(String name, Frame frame) {
    return known
        .computeIfAbsent(frame, k -> new ConcurrentHashMap<>())
        .computeIfAbsent(name, n -> Optional.ofNullable(find(n, frame)))
        .orElse(null);
  }

  private Declarations.@Nullable Macro find(String name, Frame frame) {
    Declarations.Macro best = before(name, frame.file(), frame.line());
    int at = best == null ? 0 : best.line();
    int[] targets = world.includes.targets(frame.file());
    for (Declarations.Include include : world.declarations(frame.file()).includes()) {
      if (include.line() > at && include.line() < frame.line()) {
        int target = target(frame.file(), include, targets);
        Declarations.Macro there = target < 0 ? null : before(name, target, Integer.MAX_VALUE);
        if (there != null) {
          best = there;
          at = include.line();
        }
      }
    }
    return best;
  }

  /** Whether a file itself has a macro of this name. */
  boolean defines(int file, String name) {
    return macros.computeIfAbsent(file, this::byName).containsKey(name);
  }

  /** The last definition before a line; of alternatives that exclude each other the first. */
  private Declarations.@Nullable Macro before(String name, int file, int line) {
    List<Condition> conditions = world.declarations(file).conditions();
    Declarations.Macro best = null;
    for (Declarations.Macro m :
        macros.computeIfAbsent(file, this::byName).getOrDefault(name, List.of())) {
      if (m.line() < line
          && (best == null
              || !Condition.and(conditions.get(best.condition()), conditions.get(m.condition()))
                  .equals(Condition.NEVER))) {
        best = m;
      }
    }
    return best;
  }

  private Map<String, List<Declarations.Macro>> byName(int file) {
    Map<String, List<Declarations.Macro>> map = new HashMap<>();
    for (Declarations.Macro m : world.declarations(file).macros()) {
      map.computeIfAbsent(m.name(), k -> new ArrayList<>(1)).add(m);
    }
    return map;
  }
}
