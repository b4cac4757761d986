package org.ktrail.queries.claims;

import java.util.List;
import org.ktrail.queries.trace.Trace;
import org.ktrail.queries.trace.TraceHop;

/**
 * A trace with what became of it.
 *
 * @param verdicts of its hops, in their order
 */
public record JudgedTrace(Trace trace, List<HopVerdict> verdicts) {
  public JudgedTrace {
    verdicts = List.copyOf(verdicts);
  }

  public TraceHop hop(int number) {
    return trace.hops().get(number);
  }

  public boolean hasFinding() {
    return verdicts.stream().anyMatch(HopVerdict::isFinding);
  }

  public boolean isUndecided() {
    return verdicts.stream().anyMatch(HopVerdict::isUndecided);
  }
}
