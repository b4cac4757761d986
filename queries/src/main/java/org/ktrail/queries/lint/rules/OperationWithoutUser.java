package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.IntroducedOperations;
import org.ktrail.queries.lint.IntroducedOperations.Operation;
import org.ktrail.queries.lint.Occurrence;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;

/** A patch that adds an operation which nothing in it calls and nothing in it implements. */
public final class OperationWithoutUser implements Rule {
  @Override
  public String name() {
    return "operation-without-user";
  }

  @Override
  public String summary() {
    return "an operation is introduced by a patch that neither calls nor implements it";
  }

  @Override
  public void check(Submission submission, Report report) {
    for (Operation o : IntroducedOperations.of(submission)) {
      boolean used =
          o.dispatches().stream().anyMatch(d -> d.patch() == o.patch())
              || o.registrations().stream().anyMatch(r -> r.patch() == o.patch())
              // It is set from a variable, or read into one that is called.
              || submission.occurrences().of(o.member().fact().name()).stream()
                  .anyMatch(u ->
                      u.added()
                          && u.kind() == Occurrence.Kind.MEMBER
                          && u.place().patch() == o.patch()
                          && !u.function().isEmpty());
      if (!used) {
        List<Proof> proof = new ArrayList<>();
        o.firstDispatch()
            .ifPresent(d ->
                proof.add(
                    Proof.of(
                        FindingPlace.of(d.patch(), d.change()),
                        "first called by " + d.change().fact().caller())));
        o.firstRegistration()
            .ifPresent(r ->
                proof.add(
                    Proof.of(
                        FindingPlace.of(r.patch(), r.change()),
                        "first implemented by " + r.change().fact().name())));
        report.add(
            o.place(),
            o.name(),
            "operation %s comes with neither a caller nor an implementer%s"
                .formatted(o.name(), later(o)),
            proof);
      }
    }
  }

  private static String later(Operation o) {
    String called =
        o.firstDispatch().map(d -> "called from patch " + d.patch()).orElse("never called");
    String implemented =
        o.firstRegistration()
            .map(r -> "implemented in patch " + r.patch())
            .orElse("never implemented");
    return ": " + called + ", " + implemented;
  }
}
