package org.ktrail.queries.calls;

import java.util.Comparator;
import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Place;

/**
 * A site and what it calls.
 *
 * @param macros between the caller and what is called, the caller's first; empty for a plain call
 * @param kind of the last edge: the one that reaches what is called
 * @param grade the worst on the way
 * @param condition of the site, its file and the macros on the way
 * @param cleanup a destructor that runs at the end of a scope
 * @param copied the slot was copied into a local first, which is then called
 * @param text the callee as written, where it is indirect or unknown; else ""
 */
public record Call(
    Symbol caller,
    Place site,
    List<Symbol> macros,
    EdgeKind kind,
    Grade grade,
    Condition condition,
    boolean cleanup,
    boolean copied,
    String text) {
  public static final Comparator<Call> ORDER =
      Comparator.comparing(Call::site)
          .thenComparing(Call::caller)
          .thenComparing(Call::kind)
          .thenComparing(c -> c.macros().size())
          .thenComparing(c -> c.macros().toString());
}
