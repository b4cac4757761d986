package org.ktrail.queries.link.edges;

import java.util.List;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.world.BodyFrame;

/**
 * A call site that is being linked.
 *
 * @param grade the best that an edge of this site can have
 * @param flags bits of an edge: {@link Graph#RESULT_UNUSED}
 */
public record CallSite(
    Body.CallSite site, Reading reading, FactPlace place, Grade grade, int flags) {
  public static CallSite of(Body.CallSite site, Reading reading, FactPlace place) {
    return new CallSite(
        site,
        reading,
        place,
        site.parsed() ? Grade.EXACT : Grade.NAME,
        site.resultUsed() ? 0 : Graph.RESULT_UNUSED);
  }

  /** The same call, of which no edge is graded better. */
  public CallSite atBest(Grade best) {
    return best.compareTo(grade) <= 0 ? this : new CallSite(site, reading, place, best, flags);
  }

  public BodyFrame frame() {
    return reading.frame();
  }

  public Callable owner() {
    return reading.owner();
  }

  public Expr callee() {
    return site.callee();
  }

  public List<Expr> arguments() {
    return site.arguments();
  }

  /** Byte offset in the body. */
  public int at() {
    return site.at();
  }
}
