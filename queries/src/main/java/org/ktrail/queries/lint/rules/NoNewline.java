package org.ktrail.queries.lint.rules;

import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;

/** A file whose last line a patch leaves without an end. */
public final class NoNewline implements Rule {
  @Override
  public String name() {
    return "no-newline";
  }

  @Override
  public String summary() {
    return "a patch leaves the last line of a file without a newline";
  }

  @Override
  public void check(Submission submission, Report report) {
    for (int i = 0; i < submission.patches().size(); i++) {
      Patch patch = submission.patches().get(i);
      int number = submission.deltas().get(i).step().number();
      for (FileChange file : patch.files()) {
        for (Hunk hunk : file.hunks()) {
          int line = hunk.newStart() - 1;
          for (HunkLine l : hunk.newLines()) {
            line++;
            if (l.kind() == HunkLine.Kind.ADDED && !l.newline()) {
              report.add(
                  new FindingPlace(number, file.newPath(), line),
                  file.newPath(),
                  "the last line of %s has no newline".formatted(file.newPath()));
            }
          }
        }
      }
    }
  }
}
