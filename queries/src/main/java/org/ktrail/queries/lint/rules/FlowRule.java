package org.ktrail.queries.lint.rules;

import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;

/**
 * A general check of {@code queries.invariants} as a rule: what it finds in functions that the
 * series changes. What rests on lines that are only assumed is at most a warning.
 */
public record FlowRule(String name, String summary) implements Rule {
  @Override
  public void check(Submission submission, Report report) {
    submission.flows().report(name, report);
  }
}
