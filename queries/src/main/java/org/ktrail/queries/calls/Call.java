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
  /**
   * By place. Written out, as comparators put together from lambdas are made anew by each process,
   * which takes a question of a fifth of a second a twentieth of its time.
   */
  public static final Comparator<Call> ORDER = Call::compare;

  private static int compare(Call one, Call other) {
    int order = one.site.compareTo(other.site);
    if (order == 0) {
      order = one.caller.compareTo(other.caller);
    }
    if (order == 0) {
      order = one.kind.compareTo(other.kind);
    }
    if (order == 0) {
      order = Integer.compare(one.macros.size(), other.macros.size());
    }
    for (int i = 0; order == 0 && i < one.macros.size(); i++) {
      order = one.macros.get(i).compareTo(other.macros.get(i));
    }
    return order;
  }
}
