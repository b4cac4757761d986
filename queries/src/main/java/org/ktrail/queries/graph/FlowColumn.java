package org.ktrail.queries.graph;

/** What a {@link GraphBuilder.Sink} keeps of a slot that is copied to another one. */
enum FlowColumn {
  TARGET,
  SOURCE,
  FILE,
  LINE,
  CONDITION
}
