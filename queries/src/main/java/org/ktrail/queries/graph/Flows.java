package org.ktrail.queries.graph;

/**
 * The flows of a graph: copies of what one slot holds to another. Numbered so that those into a
 * slot stand together; slots, files and conditions are numbers of the same {@link Graph}.
 */
public final class Flows {
  private final Columns columns;

  Flows(Columns columns) {
    this.columns = columns;
  }

  public int start(int slot) {
    return columns.start(Section.FLOW_START, slot);
  }

  public int end(int slot) {
    return columns.end(Section.FLOW_START, slot);
  }

  /** The slot whose content is copied. */
  public int source(int flow) {
    return columns.get(Section.FLOW_SOURCE, flow);
  }

  /** The slot that receives. */
  public int target(int flow) {
    return columns.get(Section.FLOW_TARGET, flow);
  }

  public int file(int flow) {
    return columns.get(Section.FLOW_FILE, flow);
  }

  public int line(int flow) {
    return columns.get(Section.FLOW_LINE, flow);
  }

  public int condition(int flow) {
    return columns.get(Section.FLOW_CONDITION, flow);
  }

  /** Flows that copy out of this slot. */
  public int[] outOf(int slot) {
    return columns.range(Section.FLOW_OUT_START, Section.FLOW_OUT, slot);
  }
}
