package org.ktrail.queries.link;

import java.util.List;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;

/**
 * A call site that is being linked.
 *
 * @param grade the best that an edge of this site can have
 * @param flags bits of an edge: {@link Graph#RESULT_UNUSED}
 */
record CallSite(Body.CallSite site, Reading reading, FactPlace place, Grade grade, int flags) {
  static CallSite of(Body.CallSite site, Reading reading, FactPlace place) {
    return new CallSite(
        site,
        reading,
        place,
        site.parsed() ? Grade.EXACT : Grade.NAME,
        site.resultUsed() ? 0 : Graph.RESULT_UNUSED);
  }

  /** The same call, of which no edge is graded better. */
  CallSite atBest(Grade best) {
    return best.compareTo(grade) <= 0 ? this : new CallSite(site, reading, place, best, flags);
  }

  BodyFrame frame() {
    return reading.frame();
  }

  Callable owner() {
    return reading.owner();
  }

  Expr callee() {
    return site.callee();
  }

  List<Expr> arguments() {
    return site.arguments();
  }

  /** Byte offset in the body. */
  int at() {
    return site.at();
  }
}
