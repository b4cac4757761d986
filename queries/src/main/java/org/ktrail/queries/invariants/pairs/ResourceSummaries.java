package org.ktrail.queries.invariants.pairs;

import java.util.Optional;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.invariants.values.Known;

/** What functions nearby do with a resource; a recursive call is taken to do nothing. */
interface ResourceSummaries {
  /** The function that is called, if it is near and known by more than its name. */
  Optional<Flow> callee(Expression.Call call, Flow from);

  /**
   * What a resource of the caller is in the callee's words; empty if the callee does nothing with
   * it, or is not to be followed.
   */
  Optional<Resource> inCallee(
      Resource resource, Expression.Call call, FunctionFacts caller, Flow callee);

  /** What a callee does, called in this phase with what is known of its parameters. */
  PairRun run(Flow callee, Resource inCallee, Phase start, Known known);

  /** Who keeps what he is handed. */
  Borrowing borrowing();

  /** Whether what a place has is a number, so that its address leads to nothing else. */
  boolean isNumber(Expression place, Flow flow);

  /** Whether ways that end differently were chosen by what the caller passed. */
  boolean isChosen(PairRun run);
}
