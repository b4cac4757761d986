package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.queries.lint.Submission.In;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/**
 * The operations that a revision introduces: members of records that hold a function, with the
 * calls through them and the functions put into them that its patches add.
 */
public final class IntroducedOperations {
  private IntroducedOperations() {}

  /**
   * An operation.
   *
   * @param patch that introduces it
   * @param dispatches in the order of patches
   * @param registrations in the order of patches
   * @param newRecord whether the revision introduces the record too
   */
  public record Operation(
      int patch,
      FactChange.Gained<Fact.Member> member,
      List<In<FactChange.Gained<Fact.Call>>> dispatches,
      List<In<FactChange.Gained<Fact.Registration>>> registrations,
      boolean newRecord) {
    /** {@code record.member}. */
    public String name() {
      return member.fact().record() + "." + member.fact().name();
    }

    public FindingPlace place() {
      return FindingPlace.of(patch, member);
    }

    public Optional<In<FactChange.Gained<Fact.Call>>> firstDispatch() {
      return dispatches.stream().findFirst();
    }

    public Optional<In<FactChange.Gained<Fact.Registration>>> firstRegistration() {
      return registrations.stream().findFirst();
    }
  }

  public static List<Operation> of(Submission submission) {
    List<Operation> operations = new ArrayList<>();
    submission
        .gained(Fact.Member.class)
        .filter(m -> m.change().fact().functionPointer())
        .forEach(m -> {
          Fact.Member member = m.change().fact();
          operations.add(
              new Operation(
                  m.patch(),
                  m.change(),
                  submission
                      .gained(Fact.Call.class)
                      .filter(c -> dispatches(c.change().fact(), member))
                      .toList(),
                  submission
                      .gained(Fact.Registration.class)
                      .filter(r -> registers(r.change().fact(), member))
                      .toList(),
                  submission
                      .gained(Fact.Record.class)
                      .anyMatch(r ->
                          r.patch() <= m.patch()
                              && r.change().fact().name().endsWith(" " + member.record()))));
        });
    return operations;
  }

  private static boolean dispatches(Fact.Call call, Fact.Member member) {
    return call.shape() == Fact.Shape.MEMBER
        && call.name().equals(member.name())
        && (call.record().isEmpty() || call.record().equals(member.record()));
  }

  private static boolean registers(Fact.Registration registration, Fact.Member member) {
    return registration.member().equals(member.name())
        && (registration.record().isEmpty() || registration.record().equals(member.record()));
  }
}
