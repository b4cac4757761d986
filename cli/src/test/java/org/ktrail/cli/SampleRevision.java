package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.files.SealedFile;
import org.ktrail.indexer.snapshot.SourceTree;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.definitions.DefinitionSource;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;
import org.ktrail.queries.definitions.NearestInGraph;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.GraphWriter;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.link.partial.SourceTypes;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.mentions.Owners;
import org.ktrail.queries.names.GraphNames;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.source.SnapshotCode;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * A revision made by hand: a device that registers an action, an operations table, a macro. A
 * {@code --config} given turns {@code CONFIG_DEBUG} off.
 */
final class SampleRevision implements OpenRevision {
  private static final Map<String, String> TEXTS =
      new TreeMap<>(
          Map.of(
              "drivers/disk.c",
              """
              static void disk_release(void *data)
              {
              	debug("released");
              	free_disk(data); /* disk_release */
              }
              """,
              "drivers/core.c",
              """
              static bool can_flush(struct disk *d)
              {
              	return d->ops->flush != NULL;
              }
              """));

  private static final Map<String, String> OTHER_TEXTS =
      new TreeMap<>(
          Map.of(
              "drivers/Kconfig",
              """
              config DISK
              	bool "A DISK"
              	depends on BLOCK
              	help
              	  Say Y if you have a DISK.

              config DISK_DEBUG
              	bool "Debug"
              	depends on DISK
              """,
              "drivers/Makefile",
              """
              obj-$(CONFIG_DISK) += disk.o # CONFIG_DISK
              """));

  private static final List<Declarations.Field> FIELDS =
      List.of(new Declarations.Field("size", TypeRef.UNKNOWN, 6, 0));
  private final GraphView view;

  private SampleRevision(GraphView view) {
    this.view = view;
  }

  static OpenRevision open(boolean debug) {
    Graph graph = graph();
    return new SampleRevision(
        new GraphView(graph, c -> debug || !c.toString().contains("CONFIG_DEBUG")));
  }

  private static Graph graph() {
    GraphBuilder g = new GraphBuilder();
    GraphBuilder.Sink sink = g.sink();
    int disk = g.file("drivers/disk.c", Condition.atom("CONFIG_DISK"), "kernel");
    int core = g.file("drivers/core.c", Condition.ALWAYS, "kernel");
    int header = g.file("include/disk.h", Condition.ALWAYS, "kernel");
    int debugging = g.condition(Condition.atom("CONFIG_DEBUG"));
    int always = g.condition(Condition.ALWAYS);
    int built = g.condition(Condition.atom("CONFIG_DISK"));
    int release = g.node("disk_release", NodeKind.FUNCTION, Graph.STATIC, disk, 1, 5, built);
    int flush = g.node("disk_flush", NodeKind.FUNCTION, Graph.STATIC, disk, 10, 15, built);
    int probe = g.node("disk_probe", NodeKind.FUNCTION, 0, disk, 20, 30, built);
    g.node("can_flush", NodeKind.FUNCTION, 0, core, 1, 4, always);
    int add = g.node("add_action", NodeKind.FUNCTION, 0, core, 10, 19, always);
    int run = g.node("run_actions", NodeKind.FUNCTION, 0, core, 20, 29, always);
    int sync = g.node("sync_disk", NodeKind.FUNCTION, 0, core, 30, 39, always);
    int free = g.node("free_disk", NodeKind.FUNCTION, 0, core, 40, 49, always);
    int print = g.node("print", NodeKind.FUNCTION, 0, core, 50, 59, always);
    int debug = g.node("debug", NodeKind.MACRO, 0, header, 9, 9, always);
    sink.edge(release, debug, EdgeKind.MACRO, Grade.EXACT, 0, 3, built, -1);
    sink.edge(release, free, EdgeKind.DIRECT, Grade.EXACT, 0, 4, built, -1);
    sink.edge(debug, print, EdgeKind.MACRO, Grade.EXACT, 0, 9, debugging, -1);
    sink.edge(flush, free, EdgeKind.DIRECT, Grade.EXACT, 0, 12, debugging, -1);
    sink.edge(probe, add, EdgeKind.DIRECT, Grade.EXACT, 0, 25, built, -1);
    int parameter = g.parameterSlot(add, 1, "action");
    int field = g.fieldSlot("action", "run", header, 3);
    int operation = g.fieldSlot("disk_ops", "flush", header, 6);
    int holder = g.string("disk_operations");
    sink.registration(
        parameter, release, disk, 25, built, Form.ARGUMENT, Grade.TYPE, g.string("add_action"));
    sink.registration(operation, flush, disk, 40, built, Form.INITIALIZER, Grade.TYPE, holder);
    sink.flow(field, parameter, core, 14, always);
    int text = g.string("a->run");
    sink.edge(
        run, Graph.encodeSlot(field), EdgeKind.CALLBACK_FIELD, Grade.TYPE, 0, 24, always, text);
    int ops = g.string("d->ops->flush");
    sink.edge(sync, Graph.encodeSlot(operation), EdgeKind.OPS, Grade.TYPE, 0, 33, always, ops);
    sink.edge(sync, Graph.UNKNOWN, EdgeKind.UNKNOWN, Grade.NONE, 0, 35, always, g.string("(*f)"));
    try {
      Path file = Files.createTempFile("ktrail-sample", ".graph");
      try {
        GraphWriter.write(g, file);
        SealedFile.seal(file);
        return Graph.open(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public GraphView view() {
    return view;
  }

  @Override
  public GraphView view(String architecture) {
    return view();
  }

  @Override
  public String architecture() {
    return ANY;
  }

  @Override
  public DefinitionSource definitions() {
    Declarations declarations =
        new Declarations(
            List.of(Condition.ALWAYS),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new Declarations.Record(TypeRef.Tag.STRUCT, "disk_ops", FIELDS, 5, 0),
                new Declarations.Record(TypeRef.Tag.STRUCT, "plain", FIELDS, 15, 0)),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return name ->
        name.equals("disk_ops") || name.equals("plain")
            ? List.of(new DeclaringFile("include/disk.h", "kernel", Condition.ALWAYS, declarations))
            : List.of();
  }

  @Override
  public MentionSource mentions() {
    return name ->
        TEXTS.entrySet().stream()
            .map(e -> new MentionSource.Candidate(e.getKey(), () -> e.getValue().getBytes(UTF_8)))
            .toList();
  }

  @Override
  public MentionSource otherMentions() {
    return name ->
        OTHER_TEXTS.entrySet().stream()
            .map(e -> new MentionSource.Candidate(e.getKey(), () -> e.getValue().getBytes(UTF_8)))
            .toList();
  }

  @Override
  public Optional<byte[]> text(String path) {
    return Optional.ofNullable(TEXTS.get(path)).map(text -> text.getBytes(UTF_8));
  }

  @Override
  public Optional<SourceFacts> facts(String path) {
    return Optional.empty();
  }

  @Override
  public Owners owners() {
    return Owners.NONE;
  }

  @Override
  public List<String> names(NamePattern pattern) {
    return GraphNames.matching(view.graph(), pattern);
  }

  @Override
  public SourceTree tree() {
    throw new UnsupportedOperationException("it has facts alone");
  }

  @Override
  public SourceTypes.Snapshot types() {
    throw new UnsupportedOperationException("it has facts alone");
  }

  @Override
  public NearestNames nearestNames() {
    return new NearestInGraph(view.graph());
  }

  @Override
  public Configuration configuration() {
    throw new UnsupportedOperationException("only facts here");
  }

  @Override
  public SnapshotCode code(Configuration configuration, Models models) {
    throw new UnsupportedOperationException("only facts here");
  }

  @Override
  public void close() {
    view.graph().close();
  }
}
