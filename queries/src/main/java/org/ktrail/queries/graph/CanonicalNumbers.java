package org.ktrail.queries.graph;

/**
 * The numbers that things have in the file, by the provisional ones that a {@link GraphBuilder}
 * gave; each table is empty until it is made.
 */
final class CanonicalNumbers {
  int[] strings = new int[0];
  int[] files = new int[0];
  int[] conditions = new int[0];
  int[] nodes = new int[0];
  int[] slots = new int[0];

  /** By number in the file. */
  int[] nodeLine = new int[0];

  int[] nodeCondition = new int[0];

  int file(int provisional) {
    return provisional < 0 ? -1 : files[provisional];
  }

  /** −1 for none. */
  int stringOrNone(int provisional) {
    return provisional < 0 ? -1 : strings[provisional];
  }

  int node(int provisional) {
    return nodes[provisional];
  }

  /** Of a target or source: a node, an encoded slot, or unknown. */
  int reference(int provisional) {
    if (provisional >= 0) {
      return nodes[provisional];
    }
    return Graph.isSlot(provisional)
        ? Graph.encodeSlot(slots[Graph.slotOf(provisional)])
        : provisional;
  }

  int slot(int provisional) {
    return slots[provisional];
  }

  int string(int provisional) {
    return strings[provisional];
  }

  int condition(int provisional) {
    return conditions[provisional];
  }

  /**
   * @param node number in the file
   */
  int lineOf(int node) {
    return nodeLine[node];
  }

  int conditionOf(int node) {
    return nodeCondition[node];
  }
}
