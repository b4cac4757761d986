package org.ktrail.queries.export;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.calls.Verdicts;
import org.ktrail.queries.export.SlotTargets.Targets;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.presence.ArchitectureSets;

/** Renders the edges that leave a node. Safe for any number of threads. */
final class EdgeRows {
  private static final byte[] FUNCTION = bytes("function");
  private static final byte[] MACRO = bytes("macro");
  private static final byte[] UNKNOWN = bytes("?");
  private static final byte[] EMPTY = new byte[0];

  private final Graph graph;
  private final Verdicts there;
  private final Set<EdgeKind> kinds;
  private final SlotTargets slots;
  private final ArchitectureSets architectures;

  /** By condition, 0 where it was not asked for. */
  private final AtomicLongArray masks;

  private final byte[][] paths;
  private final ConcurrentHashMap<Long, byte[]> conditions = new ConcurrentHashMap<>();
  private final byte[][] kindText = new byte[EdgeKind.values().length][];
  private final byte[][] gradeText = new byte[Grade.values().length][];

  EdgeRows(Graph graph, Verdicts there, Set<EdgeKind> kinds) {
    this.graph = graph;
    this.there = there;
    this.kinds = kinds;
    slots = new SlotTargets(graph, there);
    architectures = new ArchitectureSets(there.architectures());
    masks = new AtomicLongArray(graph.conditionCount());
    paths = new byte[graph.fileCount()][];
    for (int file = 0; file < paths.length; file++) {
      paths[file] = bytes(graph.path(file));
    }
    for (EdgeKind kind : EdgeKind.values()) {
      kindText[kind.ordinal()] = bytes(kind.toString());
    }
    for (Grade grade : Grade.values()) {
      gradeText[grade.ordinal()] = bytes(grade.toString());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void of(int caller, Rows out) {
    if (!there.hasNode(caller)) {
      return;
    }
    byte[] name = graph.nameBytes(caller);
    for (int edge = graph.edges().outStart(caller); edge < graph.edges().outEnd(caller); edge++) {
      EdgeKind kind = graph.edges().kind(edge);
      if (kinds.contains(kind) && there.hasSite(edge)) {
        edge(caller, name, edge, kind, out);
      }
    }
  }

  private void edge(int caller, byte[] name, int edge, EdgeKind kind, Rows out) {
    int target = graph.edges().target(edge);
    if (target >= 0) {
      if (there.hasNode(target) && together(edge, target)) {
        row(caller, name, edge, kind, target, graph.edges().grade(edge), out);
      }
    } else if (Graph.isSlot(target)) {
      Targets targets = slots.of(Graph.slotOf(target));
      boolean any = false;
      for (int i = 0; i < targets.nodes().length; i++) {
        if (!together(edge, targets.nodes()[i])) {
          continue;
        }
        any = true;
        // A function in a slot is one of several at best: never better than what type tells.
        Grade grade = worst(Grade.TYPE, worst(graph.edges().grade(edge), targets.grades()[i]));
        row(caller, name, edge, kind, targets.nodes()[i], grade, out);
      }
      // What is handed over is no call: that nothing is known to be in it is no riddle of dispatch.
      if (!any && kind != EdgeKind.ASYNC) {
        row(caller, name, edge, kind, Graph.UNKNOWN, Grade.NONE, out);
      }
    } else {
      row(caller, name, edge, kind, Graph.UNKNOWN, Grade.NONE, out);
    }
  }

  /** Whether an edge and what it leads to can be of one architecture. */
  private boolean together(int edge, int target) {
    return (mask(graph.edges().condition(edge)) & mask(graph.nodeCondition(target))) != 0;
  }

  private long mask(int condition) {
    long known = masks.get(condition);
    if (known == 0) {
      known = architectures.of(graph.condition(condition));
      masks.set(condition, known);
    }
    return known;
  }

  private static Grade worst(Grade a, Grade b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private void row(
      int caller, byte[] name, int edge, EdgeKind kind, int callee, Grade grade, Rows out) {
    int file = graph.file(caller);
    byte[] path = path(file);
    boolean known = callee >= 0;
    out.add(name).tab().add(kindOf(caller)).tab();
    out.add(known ? graph.nameBytes(callee) : UNKNOWN).tab();
    out.add(known ? kindOf(callee) : FUNCTION).tab();
    out.add(kindText[kind.ordinal()]).tab().add(gradeText[grade.ordinal()]).tab();
    out.add(path).tab().add(graph.edges().line(edge)).tab();
    out.add(condition(file, graph.edges().condition(edge))).tab();
    out.add(path).tab().add(known ? path(graph.file(callee)) : EMPTY);
    out.end();
  }

  private byte[] path(int file) {
    return file < 0 ? EMPTY : paths[file];
  }

  private byte[] kindOf(int node) {
    return graph.kind(node) == NodeKind.MACRO ? MACRO : FUNCTION;
  }

  /** The site's condition and, what the graph keeps apart, its file's. */
  private byte[] condition(int file, int condition) {
    int ofFile = file < 0 ? 0 : graph.fileCondition(file);
    long key = (long) ofFile << 32 | condition;
    byte[] known = conditions.get(key);
    return known != null
        ? known
        : conditions.computeIfAbsent(
            key,
            k ->
                bytes(
                    Condition.and(graph.condition(ofFile), graph.condition(condition)).toString()));
  }
}
