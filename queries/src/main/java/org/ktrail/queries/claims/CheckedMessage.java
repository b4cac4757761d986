package org.ktrail.queries.claims;

import java.util.List;

/**
 * A message with what became of its claims.
 *
 * @param names that are not as the message says, by line
 */
public record CheckedMessage(Message message, List<JudgedTrace> traces, List<NameClaim> names) {
  public CheckedMessage {
    traces = List.copyOf(traces);
    names = List.copyOf(names);
  }

  public boolean hasFinding() {
    return traces.stream().anyMatch(JudgedTrace::hasFinding)
        || names.stream().anyMatch(NameClaim::isFinding);
  }

  public boolean isUndecided() {
    return traces.stream().anyMatch(JudgedTrace::isUndecided);
  }
}
