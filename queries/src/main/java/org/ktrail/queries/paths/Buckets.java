package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.graph.IntList;

/**
 * A queue for costs that are small whole numbers: a list for each cost (Dial's form of Dijkstra's
 * algorithm). Items are nodes (≥ 0) and encoded slots; one may stand in several lists, whoever
 * takes it out knows which is the right one.
 */
final class Buckets {
  private static final IntList EMPTY = new IntList();
  private final List<IntList> lists = new ArrayList<>();
  private int count;

  void add(int cost, int item) {
    while (lists.size() <= cost) {
      lists.add(new IntList());
    }
    lists.get(cost).add(item);
    count++;
  }

  /** The items of a cost; grows while items of this cost are added. */
  IntList at(int cost) {
    return cost < lists.size() ? lists.get(cost) : EMPTY;
  }

  void clear(int cost) {
    count -= at(cost).size();
    at(cost).clear();
  }

  /** Whether there is nothing left of any cost. */
  boolean isEmpty() {
    return count == 0;
  }

  /** Whether there is nothing of this cost or more. */
  boolean isEmptyFrom(int cost) {
    for (int c = cost; c < lists.size(); c++) {
      if (!lists.get(c).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** How many items each list has, to go back there. */
  int[] sizes() {
    return lists.stream().mapToInt(IntList::size).toArray();
  }

  /** Forgets what was added since {@link #sizes()}. */
  void shrink(int[] sizes) {
    for (int cost = 0; cost < lists.size(); cost++) {
      IntList list = lists.get(cost);
      int size = cost < sizes.length ? sizes[cost] : 0;
      count -= list.size() - size;
      list.shrink(size);
    }
  }
}
