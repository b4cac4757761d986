package org.ktrail.indexer.facts.body;

import java.util.List;

/**
 * A node of a control-flow graph.
 *
 * @param id its place in {@link Flow#steps()}
 * @param line of the file, from 1
 * @param next where it goes on; empty only for {@link Event.Exit} and after what never returns
 */
public record Step(int id, Event event, int line, List<Edge> next) {
  public Step {
    next = List.copyOf(next);
  }
}
