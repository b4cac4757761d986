package org.ktrail.queries.link.partial;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.snapshot.LineMap;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.OverlayBuilder;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.base.LinkBaseWriter;
import org.ktrail.queries.link.body.BodyLinker;
import org.ktrail.queries.link.body.FileLinker;
import org.ktrail.queries.link.edges.Pending;
import org.ktrail.queries.link.facts.BuildPlacement;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.facts.Fragments;
import org.ktrail.queries.link.includes.SyscallHeaders;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.macros.PreprocessingTokens;
import org.ktrail.queries.link.made.Generator;
import org.ktrail.queries.link.made.Rereadings;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.LeadingMacros;
import org.ktrail.queries.link.world.MacroBodies;

/**
 * Links the changed files of a snapshot whose base is linked, and the files they concern, and lays
 * the result over the base's graph.
 *
 * <p>Concerned are files that mention a name whose declaration differs and can see it (see {@link
 * Dependents}), and files that include one that is gone. What else a whole link would find
 * otherwise, {@link Obstacles} knows: {@link #exactly} asks it, {@link #link} goes without.
 */
public final class PartialLinker {
  /** How often what macros make may concern further files. */
  private static final int ROUNDS = 4;

  /**
   * A file now.
   *
   * @param facts null if it is gone
   * @param lines where the lines of the base's version are, null if the base has none
   */
  public record Change(@Nullable SourceFacts facts, @Nullable LineMap lines) {}

  private final Graph graph;
  private final LinkBase base;
  private final Map<String, Change> changes;
  private final PartialFacts facts;
  private final PartialInclusion includes;
  private final Fragments fragments;
  private final Map<Integer, Generator.Result> made = new TreeMap<>();
  private final OverlayBuilder over;
  private boolean wordsBeyond;

  private PartialLinker(
      Graph graph,
      LinkBase base,
      FactStore store,
      Supplier<Fragments> fragments,
      BuildPlacement placement,
      Map<String, Change> changes) {
    this.graph = graph;
    this.base = base;
    this.changes = changes;
    Map<String, @Nullable SourceFacts> now = new HashMap<>();
    changes.forEach((path, change) -> now.put(path, change.facts()));
    facts = new PartialFacts(graph, base, store, fragments, placement, now);
    includes = new PartialInclusion(facts, base);
    this.fragments = fragments.get();
    over = new OverlayBuilder(graph);
  }

  /**
   * The graph with the changes; closing it closes the base's.
   *
   * @param base kept when {@code graph} was linked
   * @param store has the facts of the base's blobs
   * @param changes source files by path
   */
  public static Graph link(
      Graph graph,
      LinkBase base,
      FactStore store,
      Supplier<Fragments> fragments,
      BuildPlacement placement,
      Map<String, Change> changes) {
    return new PartialLinker(graph, base, store, fragments, placement, changes).run();
  }

  /** What came of linking some files so that the graph is the one of a whole link. */
  public sealed interface Outcome {
    /** Closing it closes the base's. */
    record Laid(Graph graph) implements Outcome {}

    /**
     * Only a whole link tells.
     *
     * @param reason for a reader
     */
    record Whole(String reason) implements Outcome {}
  }

  /**
   * As {@link #link}, if the result is the same as that of a whole link.
   *
   * @param most files that are linked anew
   */
  public static Outcome exactly(
      Graph graph,
      LinkBase base,
      FactStore store,
      Supplier<Fragments> fragments,
      BuildPlacement placement,
      Map<String, Change> changes,
      int most) {
    return new PartialLinker(graph, base, store, fragments, placement, changes).runExactly(most);
  }

  private Graph run() {
    return link(concerned());
  }

  private Outcome runExactly(int most) {
    Obstacles obstacles = new Obstacles(graph, base, facts, includes);
    Optional<String> obstacle = obstacles.inChanges();
    if (obstacle.isPresent()) {
      return new Outcome.Whole(obstacle.get());
    }
    BitSet files = concerned();
    if (files.cardinality() > most) {
      return new Outcome.Whole(files.cardinality() + " files are concerned");
    }
    obstacle = obstacles.inHeaders(files);
    if (obstacle.isPresent()) {
      return new Outcome.Whole(obstacle.get());
    }
    Graph laid = link(files);
    return wordsBeyond
        ? new Outcome.Whole("functions reach other files as void *, and others than before")
        : new Outcome.Laid(laid);
  }

  private Graph link(BitSet files) {
    return link(new PartialWorld(facts, includes, base, graph, files, this::existing, true), files);
  }

  // ---- which files

  private BitSet concerned() {
    BitSet files = new BitSet();
    facts.changed().forEach(files::set);
    files.or(includes.redirected());
    Dependents dependents = new Dependents(facts, includes);
    for (int f : facts.changed()) {
      Signatures before = new Signatures();
      var known = facts.before(f);
      if (known != null) {
        before.add(known);
      }
      dependents.of(f, Signatures.between(before, new Signatures().add(facts.declarations(f))));
      if (known == null || !known.invocations().equals(facts.declarations(f).invocations())) {
        invokers(f, files);
      }
    }
    facts.gone().stream()
        .forEach(f -> {
          var known = facts.before(f);
          Signatures before = known == null ? new Signatures() : new Signatures().add(known);
          dependents.of(f, Signatures.between(withMade(before, base.made(f)), new Signatures()));
        });
    files.or(dependents.found());
    for (int round = 0; round < ROUNDS; round++) {
      BitSet todo = (BitSet) files.clone();
      made.keySet().forEach(todo::clear);
      if (todo.isEmpty()) {
        break;
      }
      PartialWorld world = new PartialWorld(facts, includes, base, graph, files, c -> -1, false);
      Generator generator = new Generator(world, fragments, Rereadings.none(world));
      todo.stream()
          .forEach(f -> {
            Generator.Result result = withRereadings(f, generator.generate(f));
            made.put(f, result);
            Signatures before =
                withMade(new Signatures(), facts.isMapped(f) ? base.made(f) : LinkBase.Kept.NONE);
            dependents.of(f, Signatures.between(before, withMade(new Signatures(), result)));
          });
      files.or(dependents.found());
    }
    BitSet linked = (BitSet) files.clone();
    files.stream().filter(f -> !made.containsKey(f)).forEach(linked::clear);
    return linked;
  }

  /** Files that expand what another one invokes: those with its table, assembly with its header. */
  private void invokers(int file, BitSet into) {
    boolean table = SyscallHeaders.isTable(facts.path(file));
    includes.includersOf(file).stream()
        .filter(f -> !facts.isGone(f) && (table || facts.path(f).endsWith(".S")))
        .forEach(into::set);
  }

  /**
   * What headers that the file reads with macros of its own made in the base, which stands at the
   * line of an include, is taken over: reading them again would take every header of the file.
   */
  private Generator.Result withRereadings(int file, Generator.Result result) {
    var before = facts.isMapped(file) ? facts.before(file) : null;
    if (before == null || facts.path(file).endsWith(".S")) {
      return result;
    }
    Map<Integer, Integer> lines = includeLines(before, facts.declarations(file));
    List<Generator.Made> all = new ArrayList<>(result.made());
    for (LinkBase.KeptMade m : base.made(file).made()) {
      Integer line = lines.get(m.line());
      if (line != null) {
        FactOrigin origin = new FactOrigin(file, m.facts().declarations());
        all.add(new Generator.Made(origin, m.facts(), line, m.condition()));
      }
    }
    return new Generator.Result(all, result.headed(), result.inside());
  }

  /** Where each include of the base is now; those that are gone are where they were. */
  private static Map<Integer, Integer> includeLines(Declarations before, Declarations now) {
    Map<String, Integer> places = new HashMap<>();
    now.includes().forEach(i -> places.putIfAbsent(i.path(), i.line()));
    Map<Integer, Integer> lines = new HashMap<>();
    for (Declarations.Include i : before.includes()) {
      if (SyscallHeaders.abi(i.path()) == null) {
        lines.put(i.line(), places.getOrDefault(i.path(), i.line()));
      }
    }
    return lines;
  }

  private static Signatures withMade(Signatures into, LinkBase.Kept kept) {
    kept.made().forEach(m -> made(into, m.facts(), m.condition()));
    kept.heads().forEach(f -> into.function(f, Condition.ALWAYS, NO_DECLARATIONS));
    return into;
  }

  private static Signatures withMade(Signatures into, Generator.Result result) {
    result.made().forEach(m -> made(into, m.facts(), m.condition()));
    result
        .headed()
        .forEach(c -> into.function(LinkBaseWriter.head(c), Condition.ALWAYS, NO_DECLARATIONS));
    return into;
  }

  private static final Declarations NO_DECLARATIONS = Callable.NOBODY.origin.declarations();

  private static void made(Signatures into, SourceFacts facts, Condition condition) {
    into.add(facts.declarations());
    facts
        .declarations()
        .functions()
        .forEach(f -> into.function(f, condition, facts.declarations()));
  }

  // ---- linking them

  private Graph link(PartialWorld world, BitSet files) {
    for (int f = graph.fileCount(); f < facts.fileCount(); f++) {
      over.addFile(facts.path(f), world.fileCondition(f), facts.program(f), facts.isUnit(f));
    }
    includes.foundAnew((f, found) ->
        over.includes(
            f,
            found.targets(),
            i -> facts.declarations(f).conditions().get(found.conditions()[i])));
    facts.gone().stream().forEach(over::removeFile);
    changes.forEach((path, change) -> {
      int file = graph.fileNamed(path);
      LineMap lines = change.lines();
      if (file >= 0 && lines != null) {
        over.moveLines(file, lines::now);
      }
    });
    BitSet relinked = (BitSet) files.clone();
    relinked.or(facts.gone());
    over.relink(relinked);
    files.stream().forEach(f -> world.made(f, Objects.requireNonNull(made.get(f))));
    Map<Integer, List<Callable>> here = new LinkedHashMap<>();
    files.stream()
        .forEach(f -> {
          List<Callable> all = new ArrayList<>(world.inFiles.written(f));
          all.addAll(world.inFiles.generated(f));
          here.put(f, all);
        });
    LeadingMacros leads = new LeadingMacros(world);
    NodeMatch match = new NodeMatch(graph, over, leads, facts);
    Map<Integer, Integer> fileScope = new HashMap<>();
    here.forEach((f, callables) -> {
      match.file(f, callables);
      fileScope.put(f, match.fileScope(f, world.fileCondition(f)));
    });
    DeclaredNodes declared = new DeclaredNodes(graph, over, world, facts, here);
    declared.settle();
    MacroBodies macros = new MacroBodies(facts);
    Pending pending = new Pending();
    Map<Integer, BodyLinker> linkers = new HashMap<>();
    Map<String, Integer> declaredByName = declared.byName();
    here.forEach((f, callables) -> {
      List<Body> bodies = facts.bodies(f);
      macros.enter(f, bodies);
      BodyLinker linker =
          new BodyLinker(
              world,
              new FileView(world, f),
              macros,
              fragments,
              over.links(),
              over.sink(),
              pending,
              declaredByName);
      linkers.put(f, linker);
      FileLinker.link(
          world,
          f,
          bodies,
          linker,
          callables,
          world.inFiles.made(f),
          Objects.requireNonNull(fileScope.get(f)));
    });
    PartialWords words = new PartialWords(base, files, facts.gone(), here);
    words.follow(
        pending,
        (file, c, parameters) ->
            Objects.requireNonNull(linkers.get(file))
                .handOn(c, c.body(facts.bodies(file)), parameters));
    wordsBeyond = words.isBeyond();
    PreprocessingTokens.forget();
    return over.build((node, index) -> parameter(world, node, index));
  }

  private @Nullable String parameter(PartialWorld world, int node, int index) {
    Graph now = over.graph();
    if (now.file(node) < 0) {
      return null;
    }
    for (Callable c : world.inFiles.at(now.file(node), now.name(node))) {
      if (!c.macro && c.node >= 0 && over.number(c.node) == node) {
        return index < c.parameters.size() ? c.parameters.get(index).name() : null;
      }
    }
    return null;
  }

  /** The node of a callable of a file that is not linked anew, as links number it. */
  private int existing(Callable c) {
    int found = -1;
    for (int node : graph.nodes(c.name)) {
      if (graph.file(node) == c.file()
          && graph.line(node) == c.line
          && graph.kind(node) != NodeKind.DECLARED
          && graph.kind(node) == NodeKind.MACRO == c.macro) {
        if (graph.condition(graph.nodeCondition(node)).equals(c.condition)) {
          return over.existing(node);
        }
        found = node;
      }
    }
    return found < 0 ? -1 : over.existing(found);
  }
}
