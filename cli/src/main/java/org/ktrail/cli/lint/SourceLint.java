package org.ktrail.cli.lint;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.ktrail.cli.workspace.Workspace;
import org.ktrail.queries.lint.Base;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.Linter;
import org.ktrail.queries.lint.RuleEntry;

/** Judges sources of a revision file by file, so that a whole tree fits into memory. */
final class SourceLint {
  private final Submissions submissions;
  private final Workspace workspace;
  private final List<RuleEntry> rules;
  private final PrintWriter err;
  private boolean failed;

  SourceLint(Submissions submissions, Workspace workspace, List<RuleEntry> rules, PrintWriter err) {
    this.submissions = submissions;
    this.workspace = workspace;
    this.rules = rules;
    this.err = err;
  }

  /** Whether a file could not be judged: what was found is not all. */
  boolean failed() {
    return failed;
  }

  /**
   * @param prefixes of paths
   */
  List<Finding> of(String revision, List<String> prefixes) {
    Base base = submissions.base(workspace.snapshot(revision.isEmpty() ? "HEAD" : revision), true);
    List<Finding> findings = new ArrayList<>();
    for (String prefix : prefixes) {
      for (String path : base.below(prefix)) {
        try {
          findings.addAll(Linter.check(submissions.sources(base, List.of(path)), rules));
        } catch (RuntimeException bug) {
          err.printf("ktrail: %s: could not be judged, which is a bug: %s%n", path, bug);
          failed = true;
        }
      }
    }
    return findings;
  }
}
