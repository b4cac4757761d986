package org.ktrail.queries.graph;

import java.util.HashMap;
import java.util.Map;
import org.ktrail.indexer.condition.Condition;

/** Numbers of strings and conditions under an overlay; what the mapped graph lacks is added. */
final class OverlayTexts {
  private final Columns mapped;
  private final Columns under;
  private final Overlay over;
  private final Map<Integer, Integer> addedConditions = new HashMap<>();

  /**
   * @param under the mapped columns with the overlay over them
   */
  OverlayTexts(Columns mapped, Columns under, Overlay over) {
    this.mapped = mapped;
    this.under = under;
    this.over = over;
  }

  int string(String text) {
    return over.string(under, text);
  }

  int condition(Condition condition) {
    int wanted = string(ConditionText.encode(condition));
    if (mapped.get(Section.CONDITION, 0) == wanted) {
      return 0;
    }
    int count = over.mapped(Section.CONDITION);
    int at = Bisection.first(1, count, c -> mapped.get(Section.CONDITION, c) < wanted);
    if (at < count && mapped.get(Section.CONDITION, at) == wanted) {
      return at;
    }
    return addedConditions.computeIfAbsent(wanted, w -> over.append(Section.CONDITION, w));
  }
}
