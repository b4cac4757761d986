package org.ktrail.queries.series.compare;

import java.util.List;
import org.ktrail.queries.series.change.Fact;

/**
 * A fact in one state.
 *
 * @param path the file that states it
 * @param controls of a call what it stands in: {@code if (…)}, {@code while (…)}, outermost first
 * @param body of a function its tokens, otherwise ""
 * @param mark what of the body is compared: the tokens, or, where the whole of it is not known or
 *     the bases differ, the lines that the patches change
 */
public record StatedFact(String path, Fact fact, List<String> controls, String body, String mark) {
  public StatedFact {
    controls = List.copyOf(controls);
  }

  /** Everything that makes it differ from another one of the same identity. */
  boolean equalTo(StatedFact other) {
    return sameDetails(other) && mark.equals(other.mark);
  }

  /** Whether it is a function of which patches show the body and not the whole of its head. */
  public boolean isCut() {
    return fact instanceof Fact.Function f && f.result().equals("_");
  }

  boolean sameDetails(StatedFact other) {
    return (isCut() || other.isCut() || fact.details().equals(other.fact.details()))
        && fact.condition().equals(other.fact.condition())
        && controls.equals(other.controls);
  }
}
