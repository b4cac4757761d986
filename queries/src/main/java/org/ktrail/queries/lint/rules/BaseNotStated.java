package org.ktrail.queries.lint.rules;

import java.util.List;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.place.Evidence;

/**
 * A series that does not say, in a form that can be checked here, what it applies to and what else
 * it needs.
 */
public final class BaseNotStated implements Rule {
  @Override
  public String name() {
    return "base-not-stated";
  }

  @Override
  public String summary() {
    return "nothing says, so that it can be checked, which tree and prerequisites a series needs";
  }

  @Override
  public void check(Submission submission, Report report) {
    if (submission.placement().isEmpty()) {
      return;
    }
    List<Evidence> evidence = submission.placement().get().evidence();
    boolean stated =
        evidence.stream()
            .anyMatch(e ->
                e.kind() == Evidence.Kind.TRAILER
                    || e.kind() != Evidence.Kind.GIVEN && e.agrees() && e.total() > 0);
    if (stated) {
      return;
    }
    String prose =
        evidence.stream()
            .filter(e -> e.kind() == Evidence.Kind.PROSE)
            .map(e ->
                ", and \"%s\" names no revision of this repository that has what it changes"
                    .formatted(e.claim()))
            .findFirst()
            .orElse("");
    report.add(
        FindingPlace.message(0),
        submission.label(),
        "there is no base-commit line%s: which trees the series needs cannot be checked"
            .formatted(prose));
  }
}
