package org.ktrail.queries.lint.rules;

import java.util.List;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.IntroducedOperations;
import org.ktrail.queries.lint.IntroducedOperations.Operation;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;

/**
 * An unconditional call through a new member of a record that was there before, so that there are
 * objects which do not have it yet.
 */
public final class CalledBeforeImplemented implements Rule {
  @Override
  public String name() {
    return "called-before-implemented";
  }

  @Override
  public String summary() {
    return "a new operation of an old table is called without a test before anything implements it";
  }

  @Override
  public void check(Submission submission, Report report) {
    for (Operation o : IntroducedOperations.of(submission)) {
      if (o.newRecord()) {
        continue; // nobody can have such a table before somebody fills one
      }
      int implemented = o.firstRegistration().map(Submission.In::patch).orElse(Integer.MAX_VALUE);
      o.dispatches().stream()
          .filter(d -> d.patch() < implemented && !d.change().fact().guarded())
          .filter(d -> d.change().fact().record().equals(o.member().fact().record()))
          .findFirst()
          .ifPresent(d ->
              report.add(
                  FindingPlace.of(d.patch(), d.change()),
                  o.name(),
                  "%s calls %s, which %s, without asking whether it is there"
                      .formatted(
                          d.change().fact().caller(),
                          o.name(),
                          o.firstRegistration()
                              .map(r -> "patch " + r.patch() + " is the first to implement")
                              .orElse("nothing implements")),
                  List.of(Proof.of(o.place(), "introduced here"))));
    }
  }
}
