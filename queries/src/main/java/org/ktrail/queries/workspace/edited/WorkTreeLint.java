package org.ktrail.queries.workspace.edited;

import java.util.List;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.ChangesAsDiff;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.RuleEntry;
import org.ktrail.queries.lint.rules.Rules;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.judged.LintRun;

/**
 * What {@code lint} would say if the changes of a work tree were posted as one patch: errors and
 * warnings at lines that are new. What is to be said of a message is left out, since there is none.
 */
public final class WorkTreeLint {
  private WorkTreeLint() {}

  /**
   * @param changes over the revision that they are held against
   * @throws org.ktrail.queries.workspace.Interrupted if the thread is interrupted
   */
  public static List<Finding> of(Workspace workspace, ChangedFiles changes) {
    String diff = ChangesAsDiff.of(changes);
    if (diff.isEmpty()) {
      return List.of();
    }
    Patch patch = PatchParser.parse(PatchMail.of("work tree", "[PATCH] work tree", "---\n" + diff));
    PostedSeries series = new PostedSeries("work tree", List.of(), List.of(patch));
    List<RuleEntry> rules =
        Rules.ALL.stream().filter(r -> r.level().compareTo(FindingLevel.WARNING) <= 0).toList();
    try (LintRun run = new LintRun(workspace, changes.base().revision(), rules, false)) {
      return run.lint(series, List.of(), WorkTreeLint::isTold).findings();
    }
  }

  private static boolean isTold(Finding f) {
    return !f.place().file().isEmpty()
        && f.place().line() > 0
        && !f.preExisting()
        && f.level().compareTo(FindingLevel.WARNING) <= 0;
  }
}
