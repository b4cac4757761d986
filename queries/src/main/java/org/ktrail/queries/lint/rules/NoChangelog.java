package org.ktrail.queries.lint.rules;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.SubmissionReader;

/** A revision that does not say what changed since the one before it. */
public final class NoChangelog implements Rule {
  private static final Pattern CHANGELOG =
      Pattern.compile(
          "(?im)\\b(changes?|changed|changelog|history|differences?|difference)\\b"
              + "|\\b(rfc ?)?v\\d+\\b|\\b(last|previous|earlier) (version|revision|posting|series)"
              + "|\\b(new|fixed|added|dropped) in this (version|revision)");

  @Override
  public String name() {
    return "no-changelog";
  }

  @Override
  public String summary() {
    return "a later revision does not say what changed";
  }

  @Override
  public void check(Submission submission, Report report) {
    if (submission.version() < 2 || submission.resend()) {
      return;
    }
    if (submission.cover().isEmpty() && submission.patches().size() > 1) {
      return; // the cover letter may only be missing here
    }
    if (submission.patches().stream().allMatch(p -> p.origin().endsWith("@commit>"))) {
      return; // commits have no place for it
    }
    boolean told =
        Stream.concat(submission.cover().stream(), submission.patches().stream())
            .anyMatch(p -> CHANGELOG.matcher(SubmissionReader.prose(p)).find());
    if (!told) {
      report.add(
          FindingPlace.message(submission.cover().isPresent() ? 0 : 1),
          submission.label(),
          "this is version %d, but nothing says what changed since the one before"
              .formatted(submission.version()));
    }
  }
}
