package org.ktrail.queries.link.made;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.facts.Fragments;
import org.ktrail.queries.link.includes.SyscallHeaders;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.macros.MacroExpander;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.World;

/**
 * Finds what macros define: expands every invocation at file scope with the definitions that are
 * visible there, and reads the result as C. {@code SYSCALL_DEFINE3(read, …)} or {@code
 * TRACE_EVENT(…)} are no special cases. For one thread.
 */
public final class Generator {
  /** Declarations that one invocation made. */
  public record Made(FactOrigin origin, SourceFacts facts, int line, Condition condition) {}

  /**
   * Statements that a header read inside a function's body stands for, or a macro of the assembler.
   *
   * @param syscalls whether they are rows of a table of system calls
   */
  public record Inside(int line, SourceFacts facts, Condition condition, boolean syscalls) {}

  /** What a file's invocations made, and the true names of functions that a macro heads. */
  public record Result(List<Made> made, List<Callable> headed, List<Inside> inside) {
    public static final Result NONE = new Result(List.of(), List.of(), List.of());
  }

  /** Macros whose expansion defines nothing that leads anywhere; general idioms, see the file. */
  public static final java.util.Set<String> INERT =
      DataFile.names(Generator.class, "inert-macros.txt");

  private final World world;
  private final Fragments fragments;
  private final Rereadings rereadings;

  public Generator(World world, Fragments fragments, Rereadings rereadings) {
    this.world = world;
    this.fragments = fragments;
    this.rereadings = rereadings;
  }

  public Result generate(int file) {
    if (world.path(file).endsWith(".S")) {
      return new AssemblerGenerator(world, file).generate();
    }
    if (SyscallHeaders.isTable(world.path(file))) {
      return Result.NONE;
    }
    Declarations d = world.declarations(file);
    boolean headed = d.functions().stream().anyMatch(f -> f.madeBy().line() > 0);
    List<Rereadings.Reading> readings = rereadings.of(file);
    if (d.invocations().isEmpty() && !headed && readings.isEmpty()) {
      return Result.NONE;
    }
    FileView view = new FileView(world, file);
    MacroExpander expander = MacroExpander.ofDeclarations(view::macro);
    List<Made> made = new ArrayList<>();
    for (Declarations.Invocation i : d.invocations()) {
      if (INERT.contains(i.macro()) || view.macro(i.macro()) == null) {
        continue;
      }
      Condition condition =
          Condition.and(world.fileCondition(file), d.conditions().get(i.condition()));
      view.at(i.line(), d.conditions().get(i.condition()));
      make(file, i.line(), condition, expansions(view, expander, i.macro(), source(i)), made);
    }
    List<Inside> inside = new ArrayList<>();
    for (Rereadings.Reading reading : readings) {
      reread(file, reading, view, made, inside);
    }
    List<Callable> heads = new ArrayList<>();
    for (Declarations.Function f : d.functions()) {
      if (f.madeBy().line() > 0) {
        heads.add(head(file, f, view, expander, made));
      }
    }
    return new Result(made, heads, inside);
  }

  private void make(
      int file, int line, Condition condition, List<Expansion> expansions, List<Made> made) {
    for (Expansion e : expansions) {
      String text = e.text();
      if (text.indexOf('{') >= 0
          || text.indexOf('=') >= 0
          || text.indexOf('(') >= 0
          || namesFunctionType(text)) {
        SourceFacts facts = fragments.parse(text);
        if (definesSomething(facts.declarations())) {
          made.add(
              new Made(
                  new FactOrigin(file, facts.declarations()),
                  facts,
                  line,
                  Condition.and(condition, e.condition())));
        }
      }
    }
  }

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  /** Whether a plain declaration may be of a variable that holds functions. */
  private boolean namesFunctionType(String text) {
    return WORD.matcher(text).results().anyMatch(m -> world.functionTypedefs.contains(m.group()));
  }

  /** What a header's invocations make of this file, which reads it with macros of its own. */
  private void reread(
      int file, Rereadings.Reading reading, FileView view, List<Made> made, List<Inside> inside) {
    boolean isInside =
        world.declarations(file).functions().stream()
            .anyMatch(f -> f.line() < reading.line() && reading.line() < f.endLine());
    Declarations header = world.declarations(reading.header());
    Surroundings around = Surroundings.of(world.declarations(file), reading.line());
    Map<Condition, StringBuilder> within = new LinkedHashMap<>();
    view.forArchitecture(-1);
    boolean[] own = new boolean[1];
    Function<String, Declarations.@Nullable Macro> lookUp =
        name -> {
          Declarations.Macro m = rereadings.macro(name, reading.frames());
          own[0] |= m != null;
          return m != null ? m : view.macro(name);
        };
    MacroExpander whole = MacroExpander.of(lookUp);
    MacroExpander expander =
        MacroExpander.ofBodies(
            lookUp,
            (name, macro) ->
                rereadings.macro(name, reading.frames()) != null
                    || rereadings.defines(reading.header(), name)
                    || isIdentity(macro));
    boolean table = SyscallHeaders.isTable(world.path(reading.header()));
    List<String> others = table ? otherArchitectures(file) : List.of();
    for (Declarations.Invocation i : header.invocations()) {
      if (table && !SyscallHeaders.has(i, reading.abi(), others)) {
        continue;
      }
      Condition here = Condition.and(reading.condition(), header.conditions().get(i.condition()));
      if (INERT.contains(i.macro()) || here.equals(Condition.NEVER)) {
        continue;
      }
      own[0] = false;
      view.at(reading.line(), here);
      // Not per architecture: their differences are within what arguments expand to.
      String text = expander.expand(table ? row(i) : source(i));
      if (text != null && own[0]) {
        Condition condition = Condition.and(world.fileCondition(file), here);
        if (!isInside && around.holds(member(text))) {
          String all = whole.expand(text(i) + i.trailer());
          within
              .computeIfAbsent(condition, k -> new StringBuilder())
              .append(all == null ? "" : all)
              .append('\n');
          continue;
        }
        if (isInside) {
          SourceFacts facts = fragments.parse(SiteExpansion.statements(text));
          inside.add(new Inside(reading.line(), facts, condition, table));
          continue;
        }
        // Arguments are left as they are for the sake of bodies; names may be made of them, too.
        String all = text.indexOf('{') < 0 ? whole.expand(source(i)) : text;
        List<Expansion> one = List.of(new Expansion(all == null ? text : all, Condition.ALWAYS));
        make(file, reading.line(), condition, one, made);
      }
    }
    within.forEach((condition, text) -> {
      SourceFacts facts = around.with(text.toString(), fragments);
      if (facts != null) {
        FactOrigin origin = new FactOrigin(file, facts.declarations());
        made.add(new Made(origin, facts, reading.line(), condition));
      }
    });
  }

  /** Without the semicolon that makes a declaration of an invocation. */
  private static String member(String text) {
    String stripped = text.strip();
    return stripped.endsWith(";") && stripped.length() > 1
        ? stripped.substring(0, stripped.length() - 1).strip()
        : stripped;
  }

  /** {@code #define PARAMS(x...) x}: keeps commas together on their way through macros. */
  private static boolean isIdentity(Declarations.Macro macro) {
    return macro.functionLike()
        && macro.parameters().size() == 1
        && macro.replacement().equals(macro.parameters().getFirst());
  }

  /**
   * @param condition the architecture whose macros it was expanded with
   */
  private record Expansion(String text, Condition condition) {}

  /**
   * The expansion of a text; where it makes functions by macros that architectures define for
   * themselves, that of each architecture.
   */
  private List<Expansion> expansions(
      FileView view, MacroExpander expander, String macro, String source) {
    view.forArchitecture(-1);
    view.architectures.clear();
    boolean itself = view.macro(macro) != null && !view.architectures.isEmpty();
    String plain = expander.expand(source);
    if (plain == null) {
      return List.of();
    }
    if (view.architectures.isEmpty() || !itself && !plain.contains(") {")) {
      return List.of(new Expansion(plain, Condition.ALWAYS));
    }
    List<Expansion> all = new ArrayList<>();
    List<Condition> named = new ArrayList<>();
    java.util.BitSet own = (java.util.BitSet) view.architectures.clone();
    for (int a = own.nextSetBit(0); a >= 0; a = own.nextSetBit(a + 1)) {
      view.forArchitecture(a);
      String text = expander.expand(source);
      Condition condition = Condition.atom("ARCH=" + world.includes.architecture(a));
      if (text != null && !text.equals(plain)) {
        all.add(new Expansion(text, condition));
        named.add(condition);
      }
    }
    view.forArchitecture(-1);
    all.addFirst(new Expansion(plain, Condition.not(Condition.or(named))));
    return all;
  }

  private static boolean definesSomething(Declarations d) {
    return !d.functions().isEmpty()
        || !d.globals().isEmpty()
        || !d.records().isEmpty()
        || !d.typedefs().isEmpty()
        || !d.prototypes().isEmpty();
  }

  private static String source(Declarations.Invocation i) {
    return text(i) + i.trailer() + ";";
  }

  private static String row(Declarations.Invocation i) {
    return i.macro() + "(" + String.join(",", i.arguments()) + ")";
  }

  private List<String> otherArchitectures(int file) {
    List<String> others = new ArrayList<>();
    for (int a = 0; a < world.includes.architectureCount(); a++) {
      if (a != world.includes.architectureOf(file)) {
        others.add(world.includes.architecture(a));
      }
    }
    return others;
  }

  private static String text(Declarations.Invocation i) {
    return i.prefix() + " " + i.macro() + "(" + String.join(",", i.arguments()) + ") ";
  }

  /** The function that the body after a head belongs to is the last one the head declares. */
  private Callable head(
      int file, Declarations.Function f, FileView view, MacroExpander expander, List<Made> made) {
    FactOrigin origin = new FactOrigin(file, world.declarations(file));
    Condition condition = world.condition(origin, f.condition());
    Declarations.Function last = null;
    view.at(f.madeBy().line(), origin.declarations().conditions().get(f.condition()));
    List<Expansion> expansions =
        view.macro(f.madeBy().macro()) == null
            ? List.of()
            : expansions(view, expander, f.madeBy().macro(), text(f.madeBy()) + " { }");
    for (Expansion e : expansions) {
      SourceFacts facts = fragments.parse(e.text());
      Declarations d = facts.declarations();
      Declarations.Function found = lastFunction(d);
      if (found == null) {
        continue;
      }
      last = last == null ? found : last;
      List<Declarations.Function> others = new ArrayList<>(d.functions());
      others.remove(found);
      Declarations rest =
          new Declarations(
              d.conditions(),
              d.includes(),
              d.macros(),
              others,
              d.prototypes(),
              d.records(),
              d.typedefs(),
              d.globals(),
              List.of(),
              List.of(),
              List.of());
      made.add(
          new Made(
              new FactOrigin(file, rest),
              new SourceFacts(rest, facts.bodies(), facts.audit()),
              f.madeBy().line(),
              Condition.and(condition, e.condition())));
    }
    return last == null
        ? Callable.of(origin, f, f.name(), condition)
        : Callable.headed(origin, f, last, condition);
  }

  private static Declarations.@Nullable Function lastFunction(Declarations d) {
    Declarations.Function last = null;
    for (Declarations.Function f : d.functions()) {
      if (last == null || f.start() > last.start()) {
        last = f;
      }
    }
    return last;
  }

  /**
   * Adds what was made to the world, in the order of files, and returns the new functions by file.
   */
  public static Map<Integer, List<Callable>> merge(World world, Result[] results) {
    Map<Integer, List<Callable>> functions = new TreeMap<>();
    for (int file = 0; file < results.length; file++) {
      List<Callable> here = new ArrayList<>();
      for (Made m : results[file].made()) {
        for (Declarations.Function f : m.facts().declarations().functions()) {
          here.add(Callable.generated(m.origin(), f, m.line(), m.condition(), m.facts().bodies()));
        }
        world.addTypes(m.origin());
      }
      here.addAll(results[file].headed());
      for (Callable c : here) {
        World.add(world.callables, c.name, c);
      }
      if (!here.isEmpty()) {
        functions.put(file, here);
      }
    }
    return functions;
  }
}
