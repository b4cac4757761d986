package org.ktrail.queries.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.files.SealedFile;

/**
 * A graph built by hand. Places are written {@code path:line}; definitions span ten lines. Numbers
 * given out are the builder's: ask the opened graph by name.
 */
public final class GraphFixture {
  private final GraphBuilder builder = new GraphBuilder();
  private final GraphBuilder.Sink sink = builder.sink();
  private final Map<String, Integer> files = new HashMap<>();

  private final Map<String, String> conditions = new HashMap<>();

  public GraphFixture file(String path, String condition, String program) {
    conditions.put(path, condition);
    files.put(path, builder.file(path, condition(condition), program));
    return this;
  }

  private static Condition condition(String text) {
    return text.equals("1")
        ? Condition.ALWAYS
        : text.startsWith("!")
            ? Condition.not(Condition.atom(text.substring(1)))
            : Condition.atom(text);
  }

  private int fileOf(String place) {
    String path = place.substring(0, place.lastIndexOf(':'));
    if (!files.containsKey(path)) {
      file(path, "1", "kernel");
    }
    return Objects.requireNonNull(files.get(path));
  }

  private static int lineOf(String place) {
    return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
  }

  public int function(String name, String place) {
    return node(name, NodeKind.FUNCTION, place, "1");
  }

  public int macro(String name, String place) {
    return node(name, NodeKind.MACRO, place, "1");
  }

  public int node(String name, NodeKind kind, String place, String condition) {
    int line = lineOf(place);
    int file = fileOf(place);
    String ofFile = conditions.getOrDefault(place.substring(0, place.lastIndexOf(':')), "1");
    int full = builder.condition(Condition.and(condition(ofFile), condition(condition)));
    return builder.node(name, kind, 0, file, line, line + 9, full);
  }

  public int field(String tag, String member, String place) {
    return builder.fieldSlot(tag, member, fileOf(place), lineOf(place));
  }

  public int memberName(String member) {
    return builder.memberNameSlot(member);
  }

  public int parameter(int node, int index, String name) {
    return builder.parameterSlot(node, index, name);
  }

  public GraphFixture call(int from, int to, int line) {
    return edge(from, to, EdgeKind.DIRECT, Grade.EXACT, 0, line, "1", "");
  }

  public GraphFixture use(int from, int macro, int line) {
    return edge(from, macro, EdgeKind.MACRO, Grade.EXACT, 0, line, "1", "");
  }

  public GraphFixture dispatch(int from, int slot, EdgeKind kind, int line, String text) {
    return edge(from, Graph.encodeSlot(slot), kind, Grade.TYPE, 0, line, "1", text);
  }

  public GraphFixture edge(
      int from,
      int target,
      EdgeKind kind,
      Grade grade,
      int flags,
      int line,
      String condition,
      String text) {
    sink.edge(
        from,
        target,
        kind,
        grade,
        flags,
        line,
        builder.condition(condition(condition)),
        text.isEmpty() ? -1 : builder.string(text));
    return this;
  }

  /** Belongs to the last edge: see {@link GraphBuilder.Sink#binding(int, int)}. */
  public GraphFixture hand(int target, int source) {
    sink.binding(target, source);
    return this;
  }

  public GraphFixture register(int slot, int node, String place, Form form, String holder) {
    sink.registration(
        slot,
        node,
        fileOf(place),
        lineOf(place),
        0,
        form,
        Grade.TYPE,
        holder.isEmpty() ? -1 : builder.string(holder));
    return this;
  }

  public GraphFixture flow(int target, int source, String place) {
    sink.flow(target, source, fileOf(place), lineOf(place), 0);
    return this;
  }

  /** The file's bytes. */
  byte[] bytes() {
    try {
      Path file = Files.createTempFile("ktrail-fixture", ".graph");
      try {
        GraphWriter.write(builder, file);
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The graph, from a file that is gone by then. */
  public Graph open() {
    try {
      Path file = Files.createTempFile("ktrail-fixture", ".graph");
      try {
        GraphWriter.write(builder, file);
        SealedFile.seal(file);
        return Graph.open(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
