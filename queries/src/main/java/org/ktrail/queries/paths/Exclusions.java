package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets of conditions that cannot hold together, or functions that cannot be one object's, as far as
 * ways that a search gave have shown. A state remembers which of these conditions its way has
 * asserted (its <em>marks</em>), so that no later way asserts them all: conditions are held against
 * each other where it matters, and not at every edge.
 */
final class Exclusions {
  private final Map<Integer, Integer> bits = new HashMap<>();
  private final List<Integer> sets = new ArrayList<>();

  /** What stands among conditions for entering a node through a table. */
  static int entered(int node) {
    return ~node;
  }

  /**
   * @return false if it cannot be remembered: there are as many already as a way can be watched for
   */
  boolean add(Collection<Integer> conditions) {
    int set = 0;
    for (int condition : conditions) {
      if (!bits.containsKey(condition)) {
        if (bits.size() == Integer.SIZE) {
          return false;
        }
        bits.put(condition, 1 << bits.size());
      }
      set |= bits.get(condition);
    }
    return set != 0 && !sets.contains(set) && sets.add(set);
  }

  boolean isEmpty() {
    return sets.isEmpty();
  }

  /** What a condition adds to the marks of a way that asserts it. */
  int mark(int condition) {
    return bits.getOrDefault(condition, 0);
  }

  boolean exclude(int marks) {
    for (int set : sets) {
      if ((marks & set) == set) {
        return true;
      }
    }
    return false;
  }
}
