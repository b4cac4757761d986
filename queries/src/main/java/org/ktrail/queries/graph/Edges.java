package org.ktrail.queries.graph;

import java.util.stream.IntStream;

/**
 * The edges of a graph: sites at which a node calls or uses a node, calls through a slot, or calls
 * what is not known. Numbered so that those which leave a node stand together; conditions, nodes
 * and slots are numbers of the same {@link Graph}.
 */
public final class Edges {
  private static final EdgeKind[] KINDS = EdgeKind.values();
  private static final Grade[] GRADES = Grade.values();

  private final Columns columns;

  Edges(Columns columns) {
    this.columns = columns;
  }

  public int count() {
    return columns.size(Section.EDGE_TARGET);
  }

  /** First of the edges that leave a node. */
  public int outStart(int node) {
    return columns.start(Section.OUT_START, node);
  }

  /** End, exclusive, of the edges that leave a node. */
  public int outEnd(int node) {
    return columns.end(Section.OUT_START, node);
  }

  /**
   * A node (≥ 0), {@link Graph#UNKNOWN}, or an encoded slot: see {@link Graph#isSlot(int)} and
   * {@link Graph#slotOf(int)}.
   */
  public int target(int edge) {
    return columns.get(Section.EDGE_TARGET, edge);
  }

  public EdgeKind kind(int edge) {
    return kindOf(columns.get(Section.EDGE_FLAGS, edge));
  }

  /** The kind that flags of an edge hold. */
  static EdgeKind kindOf(int flags) {
    return KINDS[flags & EdgeKind.BITS];
  }

  static int withKind(int flags, EdgeKind kind) {
    return flags & ~EdgeKind.BITS | kind.ordinal();
  }

  public Grade grade(int edge) {
    return GRADES[(columns.get(Section.EDGE_FLAGS, edge) >> 4) & 0xf];
  }

  /** {@link Graph#CLEANUP}, {@link Graph#COPIED}, {@link Graph#RESULT_UNUSED}. */
  public boolean is(int edge, int flag) {
    return (columns.get(Section.EDGE_FLAGS, edge) & flag) != 0;
  }

  public int line(int edge) {
    return columns.get(Section.EDGE_LINE, edge);
  }

  /** The site's condition, that of the definition around it included. */
  public int condition(int edge) {
    return columns.get(Section.EDGE_CONDITION, edge);
  }

  /** The callee as written, where it is indirect or unknown; else "". */
  public String text(int edge) {
    int id = columns.get(Section.EDGE_TEXT, edge);
    return id < 0 ? "" : columns.string(id);
  }

  public int from(int edge) {
    return columns.get(Section.EDGE_FROM, edge);
  }

  /** Edges that name this node as their target directly (slots not followed). */
  public int[] in(int node) {
    return columns.range(Section.IN_START, Section.IN_EDGE, node);
  }

  /** Number of the first direct edge into a node; see {@link #inEdge(int)}. */
  public int inStart(int node) {
    return columns.start(Section.IN_START, node);
  }

  public int inEnd(int node) {
    return columns.end(Section.IN_START, node);
  }

  /**
   * @param index from {@link #inStart(int)} to before {@link #inEnd(int)}
   */
  public int inEdge(int index) {
    return columns.get(Section.IN_EDGE, index);
  }

  // ---- bindings: which functions an edge hands to its callee

  public int bindingStart(int edge) {
    return columns.start(Section.BINDING_START, edge);
  }

  public int bindingEnd(int edge) {
    return columns.end(Section.BINDING_START, edge);
  }

  public int bindingCount() {
    return columns.size(Section.BINDING_TARGET);
  }

  /**
   * ≥ 0: index of the argument; else an encoded field slot of a local record whose address is
   * handed on, or an encoded slot of what points to a table of operations. Of the first binding of
   * a call through a table, target and source are the same: what points to the table that is read.
   */
  public int bindingTarget(int binding) {
    return columns.get(Section.BINDING_TARGET, binding);
  }

  /** {@link #bindingTarget(int)} of all bindings, in their order. */
  public int[] bindingTargets() {
    if (columns.overlay() == null) {
      return columns.values(Section.BINDING_TARGET);
    }
    return IntStream.range(0, bindingCount()).map(this::bindingTarget).toArray();
  }

  /** ≥ 0: a node, the function handed on; else an encoded slot whose content is. */
  public int bindingSource(int binding) {
    return columns.get(Section.BINDING_SOURCE, binding);
  }
}
