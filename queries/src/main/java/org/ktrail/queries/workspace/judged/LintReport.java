package org.ktrail.queries.workspace.judged;

import java.util.List;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.FindingLevel;

/**
 * What lint has to say of one revision.
 *
 * @param label of the revision
 * @param base the revision that it was held against, "" for none
 * @param placed whether the series belongs there; otherwise findings rest on the diffs alone
 * @param patches in their order
 * @param findings in the order of places
 * @param notes what was not looked at, and why
 */
public record LintReport(
    String label,
    String base,
    boolean placed,
    List<Patch> patches,
    List<Finding> findings,
    List<String> notes) {
  public LintReport {
    patches = List.copyOf(patches);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /** The title of a patch, "" of the cover letter. */
  public String title(int patch) {
    return patch > 0 && patch <= patches.size() ? patches.get(patch - 1).title() : "";
  }

  public long count(FindingLevel level) {
    return findings.stream().filter(f -> f.level() == level).count();
  }
}
