package org.ktrail.queries.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.link.base.LinkBaseWriter;
import org.ktrail.queries.link.body.BodyLinker;
import org.ktrail.queries.link.body.FileLinker;
import org.ktrail.queries.link.edges.Pending;
import org.ktrail.queries.link.edges.SlotFlow;
import org.ktrail.queries.link.edges.WordFlow;
import org.ktrail.queries.link.facts.CompactFragments;
import org.ktrail.queries.link.facts.Fragments;
import org.ktrail.queries.link.facts.SnapshotFacts;
import org.ktrail.queries.link.macros.PreprocessingTokens;
import org.ktrail.queries.link.made.ArchitectureVariants;
import org.ktrail.queries.link.made.Generator;
import org.ktrail.queries.link.made.Rereadings;
import org.ktrail.queries.link.world.CompanionTables;
import org.ktrail.queries.link.world.DefinedMacros;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.LeadingMacros;
import org.ktrail.queries.link.world.MacroBodies;
import org.ktrail.queries.link.world.World;

/**
 * Links the facts of a snapshot to a graph. The passes, in order:
 *
 * <ol>
 *   <li>the world: everything declared, by name, and who includes whom
 *   <li>what macros define: invocations at file scope expanded and read, for each reading
 *   <li>weak definitions yield to strong ones of the same program
 *   <li>nodes
 *   <li>bodies and variables: edges, registrations, flows (parallel, a file at a time)
 *   <li>functions handed on as words, which have no type that tells
 *   <li>functions handed on at calls through slots, until nothing new is found
 * </ol>
 *
 * The result depends on the facts alone, not on the number of threads.
 */
public final class Linker {
  /** Told of the progress: a pass's name and how many of its files are done. */
  public interface Progress {
    void at(String pass, int done, int of);
  }

  private final SnapshotFacts facts;
  private final int threads;
  private final Progress progress;
  private final GraphBuilder builder = new GraphBuilder();
  private final Map<String, Integer> declared = new HashMap<>();
  private final List<Pending> pending = new ArrayList<>();

  private final LinkBaseWriter kept;

  private Linker(SnapshotFacts facts, int threads, Progress progress, LinkBaseWriter kept) {
    this.kept = kept;
    this.facts = facts;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * @param kept is told what a later partial link needs
   * @throws InterruptedException if the thread is interrupted; nothing is left behind
   */
  public static GraphBuilder link(
      SnapshotFacts facts, int threads, Progress progress, LinkBaseWriter kept)
      throws InterruptedException {
    return new Linker(facts, threads, progress, kept).run();
  }

  private GraphBuilder run() throws InterruptedException {
    progress.at("declarations", 0, 1);
    World world = new World(facts);
    ConcurrentHashMap<List<Declarations.Parameter>, List<Declarations.Parameter>> parameters =
        new ConcurrentHashMap<>();
    Generator.Result[] results = new Generator.Result[world.files];
    Rereadings rereadings = new Rereadings(world, Generator.INERT);
    ThreadLocal<Generator> generators =
        ThreadLocal.withInitial(() ->
            new Generator(world, new CompactFragments(facts.fragments(), parameters), rereadings));
    kept.files(world.files);
    parallel(
        "macros",
        world.files,
        file -> {
          results[file] = generators.get().generate(file);
          kept.made(file, results[file]);
        });
    parameters.clear();
    kept.readAgain(world, results);
    Generator.merge(world, results);
    world.closeFunctionMembers();
    kept.take(world);
    weaken(world);
    nodes(world);
    new DefinedMacros(world).addTo(builder);
    new CompanionTables(world, builder).find();
    MacroBodies macros = new MacroBodies(facts);
    Map<Integer, List<org.ktrail.queries.link.macros.Callable>> byFile = new HashMap<>();
    world
        .callables
        .values()
        .forEach(list ->
            list.forEach(c -> byFile.computeIfAbsent(c.file(), k -> new ArrayList<>()).add(c)));
    byFile.values().forEach(list -> list.sort(java.util.Comparator.comparingInt(c -> c.node)));
    ThreadLocal<Worker> workers =
        ThreadLocal.withInitial(() -> {
          Worker worker = new Worker(facts.fragments(), builder.sink(), new Pending());
          synchronized (pending) {
            pending.add(worker.pending());
          }
          return worker;
        });
    parallel(
        "bodies",
        world.files,
        file -> {
          link(
              world,
              file,
              macros,
              workers.get(),
              byFile.getOrDefault(file, List.of()),
              results[file]);
          results[file] = Generator.Result.NONE;
        });
    progress.at("slots", 0, 1);
    Map<Integer, org.ktrail.queries.link.macros.Callable> functions = nodeCallables(world);
    Worker last = workers.get();
    new WordFlow(pending, c -> functions.get(c.node))
        .run((file, list, fresh) -> {
          List<Body> bodies = facts.bodies(file);
          BodyLinker linker = linker(world, file, macros, last);
          list.forEach(c -> linker.handOn(c, c.body(bodies), Objects.requireNonNull(fresh.get(c))));
        });
    kept.words(pending);
    PreprocessingTokens.forget();
    new SlotFlow(builder, pending, functions).run();
    return builder;
  }

  private record Worker(Fragments fragments, GraphBuilder.Sink sink, Pending pending) {}

  private void link(
      World world,
      int file,
      MacroBodies macros,
      Worker worker,
      List<org.ktrail.queries.link.macros.Callable> here,
      Generator.Result made) {
    List<Body> bodies = facts.bodies(file);
    macros.enter(file, bodies);
    BodyLinker linker = linker(world, file, macros, worker);
    FileLinker.link(world, file, bodies, linker, here, made, fileScope[file]);
  }

  private BodyLinker linker(World world, int file, MacroBodies macros, Worker worker) {
    return new BodyLinker(
        world,
        new FileView(world, file),
        macros,
        worker.fragments(),
        builder,
        worker.sink(),
        worker.pending(),
        declared);
  }

  /** Calls get to a weak definition only where no strong one of its program exists. */
  private static void weaken(World world) {
    world.callables.values().forEach(same -> weaken(world::program, same));
  }

  public static void weaken(
      IntFunction<String> program, List<org.ktrail.queries.link.macros.Callable> same) {
    for (org.ktrail.queries.link.macros.Callable weak : same) {
      if (!weak.weak) {
        continue;
      }
      List<Condition> strong = new ArrayList<>();
      for (org.ktrail.queries.link.macros.Callable c : same) {
        if (!c.weak
            && !c.macro
            && !c.isStatic
            && program.apply(c.file()).equals(program.apply(weak.file()))) {
          strong.add(c.condition);
        }
      }
      if (!strong.isEmpty() && strong.size() <= 40) {
        weak.linked = Condition.not(Condition.or(strong));
      }
    }
  }

  private int[] fileScope = new int[0];

  private void nodes(World world) {
    fileScope = new int[world.files];
    for (int f = 0; f < world.files; f++) {
      builder.file(world.path(f), world.fileCondition(f), world.program(f));
      if (facts.isUnit(f)) {
        builder.unit(f);
      }
    }
    for (int f = 0; f < world.files; f++) {
      int file = f;
      builder.includes(
          f,
          world.includes.targets(f),
          i -> world.declarations(file).conditions().get(world.includes.targetCondition(file, i)));
    }
    for (int f = 0; f < world.files; f++) {
      fileScope[f] =
          world.path(f).endsWith(".c")
              ? builder.node(
                  world.path(f),
                  NodeKind.FILE_SCOPE,
                  0,
                  f,
                  1,
                  1,
                  builder.condition(world.fileCondition(f)))
              : -1;
    }
    LeadingMacros leads = new LeadingMacros(world);
    world.callables.forEach((name, list) -> {
      for (List<org.ktrail.queries.link.macros.Callable> variants : ArchitectureVariants.of(list)) {
        int node = node(variants.getFirst(), ArchitectureVariants.condition(variants), leads);
        variants.forEach(c -> c.node = node);
      }
    });
    world.prototypes.forEach((name, list) -> {
      if (world.callables.getOrDefault(name, List.of()).stream().noneMatch(c -> !c.macro)) {
        World.Declared d = list.getFirst();
        declared.put(
            name,
            builder.node(
                name,
                NodeKind.DECLARED,
                0,
                d.origin().file(),
                d.prototype().line(),
                d.prototype().line(),
                builder.condition(world.fileCondition(d.origin().file()))));
      }
    });
    for (String builtin : DataFile.names(Linker.class, "builtins.txt")) {
      declared.putIfAbsent(builtin, builder.node(builtin, NodeKind.DECLARED, 0, -1, 0, 0, 0));
    }
  }

  private int node(org.ktrail.queries.link.macros.Callable c, Condition when, LeadingMacros leads) {
    int condition = builder.condition(when);
    if (c.macro) {
      return leads.of(c)
          ? builder.node(
              c.name, NodeKind.MACRO, 0, c.file(), c.line, c.definition.endLine(), condition)
          : -1;
    }
    int flags = FileLinker.flags(c);
    NodeKind kind = FileLinker.kind(c, facts.path(c.file()));
    return builder.node(c.name, kind, flags, c.file(), c.line, c.endLine, condition);
  }

  private static Map<Integer, org.ktrail.queries.link.macros.Callable> nodeCallables(World world) {
    Map<Integer, org.ktrail.queries.link.macros.Callable> map = new HashMap<>();
    world
        .callables
        .values()
        .forEach(list ->
            list.forEach(c -> {
              if (!c.macro && !c.parameters.isEmpty()) {
                map.put(c.node, c);
              }
            }));
    return map;
  }

  private interface FileTask {
    void run(int file);
  }

  private void parallel(String pass, int files, FileTask task) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        Callable<Void> loop =
            () -> {
              for (int file = next.getAndIncrement(); file < files; file = next.getAndIncrement()) {
                task.run(file);
                int n = done.incrementAndGet();
                if ((n & 0xff) == 0) {
                  progress.at(pass, n, files);
                }
                if (Thread.interrupted()) {
                  throw new InterruptedException();
                }
              }
              return null;
            };
        running.add(pool.submit(loop));
      }
      for (Future<?> future : running) {
        try {
          future.get();
        } catch (ExecutionException e) {
          pool.shutdownNow();
          if (e.getCause() instanceof InterruptedException) {
            throw new InterruptedException();
          }
          throw new IllegalStateException("linking failed", e.getCause());
        }
      }
    }
  }
}
