package org.ktrail.queries.link.edges;

import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.IntList;

/**
 * What a call hands to its callee that can be a function: by an argument, or in a member of a local
 * record whose address is an argument.
 */
public final class Handed {
  /** Pairs of target and source. */
  private final IntList pairs = new IntList(2);

  /**
   * @param target index of the argument, or {@link Graph#encodeSlot} of the member
   * @param source node, or encoded slot whose content is handed on
   */
  public void add(int target, int source) {
    pairs.add(target);
    pairs.add(source);
  }

  public int size() {
    return pairs.size() / 2;
  }

  public int target(int index) {
    return pairs.get(2 * index);
  }

  public int source(int index) {
    return pairs.get(2 * index + 1);
  }

  public boolean isArgument(int index) {
    return target(index) >= 0;
  }
}
