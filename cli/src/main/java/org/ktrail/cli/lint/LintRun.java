package org.ktrail.cli.lint;

import java.util.List;
import java.util.function.Predicate;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.Linter;
import org.ktrail.queries.lint.Rules;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.place.PostedSeries;

/** Judges series one after another. */
final class LintRun {
  private final Submissions submissions;
  private final List<Rules.Entry> rules;

  LintRun(Submissions submissions, List<Rules.Entry> rules) {
    this.submissions = submissions;
    this.rules = rules;
  }

  LintReport lint(PostedSeries series, Predicate<Finding> kept) {
    Submission submission = submissions.read(series);
    List<Finding> findings = Linter.check(submission, rules).stream().filter(kept).toList();
    return new LintReport(
        series.label(),
        submission.base().revision(),
        submission.base().placed(),
        series.patches(),
        findings);
  }
}
