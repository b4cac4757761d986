package org.ktrail.queries.paths;

import java.util.List;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.Grade;

/**
 * A way from one function to another.
 *
 * @param start where it begins
 * @param hops in order, those into macros among them; never empty
 * @param counted hops, those into macros left out
 * @param worst grade of its hops
 * @param surprise how much was chosen that could have been chosen otherwise, in sixteenths of a hop
 */
public record Path(Symbol start, List<Hop> hops, int counted, Grade worst, int surprise) {
  public Symbol end() {
    return hops.getLast().to();
  }
}
