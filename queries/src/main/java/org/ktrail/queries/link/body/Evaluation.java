package org.ktrail.queries.link.body;

import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.link.macros.ArgumentTraits;
import org.ktrail.queries.link.world.BodyFrame;

/** When a call that stands in the arguments of others is made at all. For one thread and file. */
final class Evaluation {
  private final ArgumentTraits traits;

  Evaluation(ArgumentTraits traits) {
    this.traits = traits;
  }

  /**
   * @param site number of the site in the frame's body
   */
  Condition of(int site, BodyFrame frame) {
    List<Body.CallSite> calls = frame.body().calls();
    Condition when = Condition.ALWAYS;
    for (int i = site; i >= 0 && calls.get(i).argument() > 0; ) {
      int argument = calls.get(i).argument() - 1;
      i = around(i, calls);
      if (i >= 0
          && calls.get(i).callee() instanceof Expr.Name n
          && frame.isGlobal(n.name(), calls.get(i).at())) {
        when = Condition.and(when, traits.evaluated(n.name(), argument));
      }
    }
    return when;
  }

  /** A call comes after those in its arguments, which stand behind its name. */
  private static int around(int site, List<Body.CallSite> calls) {
    for (int i = site + 1; i < calls.size(); i++) {
      if (calls.get(i).at() < calls.get(site).at()) {
        return i;
      }
    }
    return -1;
  }
}
