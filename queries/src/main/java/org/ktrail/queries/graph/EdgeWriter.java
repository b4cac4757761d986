package org.ktrail.queries.graph;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Writes the edges that a {@link GraphBuilder} collected: node by node in the nodes' new order, the
 * edges of a node in the order they were added.
 */
final class EdgeWriter {
  private final GraphBuilder builder;
  private final CanonicalNumbers numbers;
  private final int nodes;
  private final int slots;
  private final int total;

  private final int[] outStart;
  private final int leastTarget;
  private final int targetWidth;
  private final byte[] target;
  private final byte[] flags;
  private final IntList flagsTable = new IntList();
  private final byte[] line;
  private final SparseList far;
  private final SparseList condition;
  private final SparseList text;
  private final BitRanks.Writer fromMarks;
  private final IntList from = new IntList();
  private final BitRanks.Writer bindingMarks;
  private final IntList bindingStart = new IntList();
  private final IntList bindingTarget = new IntList();
  private final IntList bindingSource = new IntList();

  /** Values of a {@link Column.Sparse} to be. */
  private record SparseList(BitRanks.Writer marks, IntList others) {
    static SparseList of(int size) {
      return new SparseList(new BitRanks.Writer(size), new IntList());
    }

    void set(int index, int value) {
      marks.mark(index);
      others.add(value);
    }
  }

  EdgeWriter(GraphBuilder builder, CanonicalNumbers numbers) {
    this.builder = builder;
    this.numbers = numbers;
    nodes = numbers.nodes.length;
    slots = numbers.slots.length;
    total = builder.sinks.stream().mapToInt(sink -> sink.edges.size()).sum();
    outStart = new int[nodes + 1];
    leastTarget = Graph.encodeSlot(slots);
    targetWidth = ColumnWriter.width(leastTarget, nodes);
    target = new byte[Math.multiplyExact(total, targetWidth)];
    flags = new byte[total];
    line = new byte[total];
    far = SparseList.of(total);
    condition = SparseList.of(total);
    text = SparseList.of(total);
    fromMarks = new BitRanks.Writer(total + 1);
    bindingMarks = new BitRanks.Writer(total + 1);
  }

  void write(SectionWriter sections) throws IOException {
    collect();
    builder.sinks.forEach(sink -> sink.edges.clear());
    sections.section(Section.OUT_START, out -> ColumnWriter.packed(out, outStart));
    sections.section(
        Section.EDGE_TARGET,
        out -> ColumnWriter.packed(out, total, targetWidth, leastTarget, target));
    sections.section(Section.EDGE_FLAGS, out -> ColumnWriter.packed(out, total, 1, 0, flags));
    sections.section(Section.EDGE_FLAGS_TABLE, out -> ColumnWriter.packed(out, flagsTable));
    sections.section(Section.EDGE_LINE, out -> ColumnWriter.packed(out, total, 1, 0, line));
    sections.section(Section.EDGE_LINE_FAR, out -> sparse(out, 0, far));
    sections.section(Section.EDGE_CONDITION, out -> sparse(out, -1, condition));
    sections.section(Section.EDGE_TEXT, out -> sparse(out, -1, text));
    sections.section(Section.EDGE_FROM, out -> ColumnWriter.marked(out, total, fromMarks, from));
    sections.section(
        Section.BINDING_START,
        out -> ColumnWriter.marked(out, total + 1, bindingMarks, bindingStart));
    sections.section(Section.BINDING_TARGET, out -> ColumnWriter.packed(out, bindingTarget));
    sections.section(Section.BINDING_SOURCE, out -> ColumnWriter.packed(out, bindingSource));
    group(sections, Section.IN_START, Section.IN_EDGE, nodes, t -> t);
    group(
        sections,
        Section.DISPATCH_START,
        Section.DISPATCH_EDGE,
        slots,
        t -> Graph.isSlot(t) ? Graph.slotOf(t) : -1);
  }

  private void sparse(RegionOutput out, int usual, SparseList list) throws IOException {
    ColumnWriter.sparse(out, total, usual, list.marks(), list.others());
  }

  private void collect() {
    List<EdgeLog> logs = builder.sinks.stream().map(sink -> sink.edges).toList();
    int[] runStart = new int[nodes + 1];
    for (EdgeLog log : logs) {
      for (int run = 0; run < log.runs(); run++) {
        runStart[numbers.node(log.runNode(run)) + 1]++;
      }
    }
    for (int node = 0; node < nodes; node++) {
      runStart[node + 1] += runStart[node];
    }
    int[] next = Arrays.copyOf(runStart, nodes);
    int[] logOf = new int[runStart[nodes]];
    int[] runOf = new int[runStart[nodes]];
    for (int l = 0; l < logs.size(); l++) {
      EdgeLog log = logs.get(l);
      for (int run = 0; run < log.runs(); run++) {
        int at = next[numbers.node(log.runNode(run))]++;
        logOf[at] = l;
        runOf[at] = run;
      }
    }
    List<EdgeLog.Cursor> cursors = logs.stream().map(EdgeLog::cursor).toList();
    int[] codes = new int[1 << 12];
    Arrays.fill(codes, -1);
    int edge = 0;
    for (int node = 0; node < nodes; node++) {
      outStart[node] = edge;
      for (int r = runStart[node]; r < runStart[node + 1]; r++) {
        EdgeLog.Cursor cursor = cursors.get(logOf[r]);
        cursor.enter(runOf[r]);
        for (int n = logs.get(logOf[r]).runEdges(runOf[r]); n > 0; n--) {
          cursor.next();
          add(edge++, node, cursor, codes);
        }
      }
      if (outStart[node] < edge) {
        fromMarks.mark(outStart[node]);
        from.add(node);
      }
    }
    outStart[nodes] = edge;
    bindingStart.add(bindingTarget.size());
  }

  private void add(int edge, int node, EdgeLog.Cursor cursor, int[] codes) {
    int to = numbers.reference(cursor.target) - leastTarget;
    for (int b = 0; b < targetWidth; b++) {
      target[edge * targetWidth + b] = (byte) (to >>> 8 * b);
    }
    int f = builder.settled(cursor.flags, cursor.target);
    if (codes[f] < 0) {
      codes[f] = flagsTable.size();
      flagsTable.add(f);
    }
    flags[edge] = (byte) codes[f];
    int distance = cursor.line - numbers.lineOf(node);
    line[edge] = (byte) distance;
    if (distance >> Column.Lines.NEAR_BITS != 0) {
      far.set(edge, distance >> Column.Lines.NEAR_BITS);
    }
    int when = numbers.condition(cursor.condition);
    if (when != numbers.conditionOf(node)) {
      condition.set(edge, when);
    }
    if (cursor.text >= 0) {
      text.set(edge, numbers.string(cursor.text));
    }
    if (!cursor.bindings.isEmpty()) {
      bindingMarks.mark(edge);
      bindingStart.add(bindingTarget.size());
      for (int b = 0; b < cursor.bindings.size(); b += 2) {
        int binding = cursor.bindings.get(b);
        bindingTarget.add(
            binding >= 0 ? binding : Graph.encodeSlot(numbers.slot(Graph.slotOf(binding))));
        bindingSource.add(numbers.reference(cursor.bindings.get(b + 1)));
      }
    }
  }

  private int target(int edge) {
    int value = 0;
    for (int b = 0; b < targetWidth; b++) {
      value |= (target[edge * targetWidth + b] & 0xff) << 8 * b;
    }
    return value + leastTarget;
  }

  /** Edges by a key of their target; those with a key below 0 are left out. */
  private void group(
      SectionWriter sections, Section starts, Section values, int keys, IntUnaryOperator key)
      throws IOException {
    int[] next = new int[keys + 1];
    for (int edge = 0; edge < total; edge++) {
      int k = key.applyAsInt(target(edge));
      if (k >= 0) {
        next[k + 1]++;
      }
    }
    for (int k = 0; k < keys; k++) {
      next[k + 1] += next[k];
    }
    sections.section(starts, out -> ColumnWriter.packed(out, next));
    int[] edges = new int[next[keys]];
    for (int edge = 0; edge < total; edge++) {
      int k = key.applyAsInt(target(edge));
      if (k >= 0) {
        edges[next[k]++] = edge;
      }
    }
    sections.section(values, out -> ColumnWriter.packed(out, edges));
  }
}
