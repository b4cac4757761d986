package org.ktrail.queries.invariants.check.errors;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.ktrail.indexer.facts.body.Edge;
import org.ktrail.indexer.facts.body.Step;
import org.ktrail.queries.invariants.check.StepLabels;
import org.ktrail.queries.invariants.check.Subject;

/**
 * The end of a function that is undone after an error: what stands behind the first label that a
 * return stands right before, and is entered by jumps alone. Made when first asked for.
 */
final class CleanUp {
  private final Subject s;
  private BitSet steps = new BitSet();
  private boolean read;

  CleanUp(Subject s) {
    this.s = s;
  }

  boolean contains(Step step) {
    if (!read) {
      read = true;
      steps = find();
    }
    return steps.get(step.id());
  }

  private BitSet find() {
    StepLabels labels = new StepLabels(s);
    int first = s.flow.endLine() + 1;
    for (Step step : s.flow.steps()) {
      if (step.line() < first && labels.is(step) && isAfterReturn(step.line())) {
        first = step.line();
      }
    }
    BitSet entered = new BitSet();
    Deque<Step> open = new ArrayDeque<>(List.of(s.flow.steps().getFirst()));
    while (!open.isEmpty()) {
      Step step = open.poll();
      if (!entered.get(step.id()) && (step.line() < first || !labels.is(step))) {
        entered.set(step.id());
        for (Edge e : step.next()) {
          open.add(s.flow.steps().get(e.to()));
        }
      }
    }
    BitSet behind = new BitSet();
    for (Step step : s.flow.steps()) {
      behind.set(step.id(), step.line() > first && !entered.get(step.id()));
    }
    return behind;
  }

  /** Whether a statement that leaves the function's middle stands right before a line. */
  private boolean isAfterReturn(int line) {
    List<String> lines = s.code.lines(s.flow);
    for (int i = line - s.flow.line() - 1; i >= 0 && i < lines.size(); i--) {
      if (!lines.get(i).isBlank()) {
        return lines.get(i).matches("\\t(?:return\\b[^;]*+|goto \\w++);\\s*+");
      }
    }
    return false;
  }
}
