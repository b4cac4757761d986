package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.condition.Condition;

/**
 * The table of conditions of one blob: the normaliser's, and what {@code if (IS_ENABLED(…))} adds.
 */
final class BlobConditions {
  private final List<Condition> table = new ArrayList<>();
  private final Map<Condition, Integer> ids = new HashMap<>();
  private final Map<Long, Integer> conjunctions = new HashMap<>();

  BlobConditions() {
    id(Condition.ALWAYS);
  }

  int id(Condition condition) {
    Integer known = ids.get(condition);
    if (known == null) {
      known = table.size();
      table.add(condition);
      ids.put(condition, known);
    }
    return known;
  }

  Condition get(int id) {
    return table.get(id);
  }

  int and(int a, int b) {
    if (a == 0 || a == b) {
      return b;
    }
    if (b == 0) {
      return a;
    }
    long key = (long) a << 32 | b;
    Integer known = conjunctions.get(key);
    if (known == null) {
      known = id(Condition.and(table.get(a), table.get(b)));
      conjunctions.put(key, known);
    }
    return known;
  }

  List<Condition> list() {
    return List.copyOf(table);
  }
}
