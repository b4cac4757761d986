package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.IntroducedOperations;
import org.ktrail.queries.lint.IntroducedOperations.Operation;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;

/**
 * Implementers that come before the infrastructure that calls them. A series is read from its
 * infrastructure down: what triggers an operation first, then who implements it.
 */
public final class InvertedLayers implements Rule {
  @Override
  public String name() {
    return "inverted-layers";
  }

  @Override
  public String summary() {
    return "an operation is implemented by an earlier patch than the first that calls it";
  }

  @Override
  public void check(Submission submission, Report report) {
    List<Operation> inverted =
        IntroducedOperations.of(submission).stream().filter(InvertedLayers::isInverted).toList();
    if (inverted.isEmpty()) {
      return;
    }
    List<Proof> proof = new ArrayList<>();
    for (Operation o : inverted) {
      o.firstRegistration()
          .ifPresent(r ->
              proof.add(
                  Proof.of(
                      FindingPlace.of(r.patch(), r.change()),
                      r.change().fact().name() + " implements " + o.name())));
      o.firstDispatch()
          .ifPresent(d ->
              proof.add(
                  Proof.of(
                      FindingPlace.of(d.patch(), d.change()),
                      d.change().fact().caller() + " is the first to call it")));
    }
    String names = inverted.stream().map(Operation::name).collect(Collectors.joining(", "));
    Optional<String> order = PatchOrder.propose(submission, inverted);
    report.add(
        FindingPlace.message(0),
        names,
        "layers in inverted order: %s implemented before anything calls %s; %s"
            .formatted(
                inverted.size() == 1 ? names + " is" : names + " are",
                inverted.size() == 1 ? "it" : "them",
                order
                    .map(o -> "an order that begins with the callers: " + o)
                    .orElse("no order of these patches begins with the callers: split them")),
        proof);
  }

  private static boolean isInverted(Operation o) {
    int called = o.firstDispatch().map(Submission.In::patch).orElse(0);
    int implemented = o.firstRegistration().map(Submission.In::patch).orElse(Integer.MAX_VALUE);
    return implemented < called;
  }
}
