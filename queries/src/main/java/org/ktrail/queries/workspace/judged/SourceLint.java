package org.ktrail.queries.workspace.judged;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.queries.lint.Base;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.Linter;
import org.ktrail.queries.lint.RuleEntry;
import org.ktrail.queries.workspace.Interrupted;
import org.ktrail.queries.workspace.Workspace;

/** Judges sources of a revision file by file, so that a whole tree fits into memory. */
public final class SourceLint implements AutoCloseable {
  private final SourceExtractor extractor = new SourceExtractor();
  private final Submissions submissions;
  private final Workspace workspace;
  private final List<RuleEntry> rules;
  private final Consumer<String> notes;
  private boolean failed;

  /**
   * @param notes told in a line which file could not be judged
   */
  public SourceLint(Workspace workspace, List<RuleEntry> rules, Consumer<String> notes) {
    this.submissions = new Submissions(workspace, extractor, "", RuleEntry.among(rules));
    this.workspace = workspace;
    this.rules = rules;
    this.notes = notes;
  }

  /** Whether a file could not be judged: what was found is not all. */
  public boolean failed() {
    return failed;
  }

  /**
   * @param prefixes of paths
   */
  public List<Finding> of(String revision, List<String> prefixes) {
    Base base = submissions.base(workspace.snapshot(revision.isEmpty() ? "HEAD" : revision), true);
    List<Finding> findings = new ArrayList<>();
    for (String prefix : prefixes) {
      for (String path : base.below(prefix)) {
        Interrupted.check();
        try {
          findings.addAll(Linter.check(submissions.sources(base, List.of(path)), rules));
        } catch (RuntimeException bug) {
          notes.accept("%s: could not be judged, which is a bug: %s".formatted(path, bug));
          failed = true;
        }
      }
    }
    return findings;
  }

  @Override
  public void close() {
    submissions.close();
    extractor.close();
  }
}
