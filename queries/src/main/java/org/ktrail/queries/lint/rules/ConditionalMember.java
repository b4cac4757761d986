package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.RecordMembers;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.Submission.In;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;
import org.ktrail.queries.series.change.MemberAccess;

/**
 * A member that its record has only under a condition, named by code that a configuration builds
 * without it: an error of the compiler there.
 */
public final class ConditionalMember implements Rule {
  @Override
  public String name() {
    return "conditional-member";
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return "a member under #if is used by code that is built without it";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    RecordMembers members = new RecordMembers(submission);
    ForgetfulMacros macros = new ForgetfulMacros(submission.base());
    Satisfiable satisfiable = new Satisfiable(submission.base());
    Set<String> told = new HashSet<>();
    for (In<MemberAccess> access : uses(submission)) {
      MemberAccess use = access.change();
      String name = use.record() + "." + use.member();
      if (told.contains(name + " " + use.file())) {
        continue;
      }
      List<RecordMembers.Declared> declared =
          members.of(access.patch(), use.record(), use.member());
      List<Condition> there = declared.stream().map(RecordMembers.Declared::condition).toList();
      Condition user = Condition.and(submission.presence().of(use.file()), use.condition());
      if (there.isEmpty()
          || there.contains(Condition.ALWAYS)
          || !Satisfiable.isDecidable(Condition.and(user, Condition.or(there)))) {
        continue;
      }
      if (use.within().stream().anyMatch(macros::mayLeaveOut)) {
        continue;
      }
      if (!submission.base().placed() && !satisfiable.knows(user)) {
        continue; // what a symbol of another revision selects is not known
      }
      Optional<Map<String, Boolean>> model =
          satisfiable.model(Condition.and(user, Condition.not(Condition.or(there))));
      if (model.isPresent()) {
        told.add(name + " " + use.file());
        List<Proof> proof = new ArrayList<>();
        declared.forEach(d -> proof.add(Proof.of(d.place(), "declared if " + d.condition())));
        report.add(
            submission.base().placed() || declared.stream().allMatch(d -> d.place().patch() > 0)
                ? FindingLevel.ERROR
                : FindingLevel.INFO,
            new FindingPlace(access.patch(), use.file(), use.line()),
            name,
            "%s has no %s with %s, which builds its user %s"
                .formatted(
                    "struct " + use.record(),
                    use.member(),
                    model.get().entrySet().stream()
                        .map(e -> (e.getValue() ? "" : "!") + e.getKey())
                        .collect(Collectors.joining(" && ")),
                    use.file()),
            proof);
      }
    }
  }

  /** What added lines of {@code .c} files name; a header is only read where it is included. */
  private static List<In<MemberAccess>> uses(Submission submission) {
    List<In<MemberAccess>> uses = new ArrayList<>(submission.accesses());
    submission
        .gained(Fact.Registration.class)
        .filter(in -> in.change().hunk() > 0)
        .filter(in -> !in.change().fact().record().isEmpty())
        .forEach(in -> uses.add(new In<>(in.patch(), access(in.change()))));
    uses.removeIf(in -> !in.change().file().endsWith(".c"));
    return uses;
  }

  private static MemberAccess access(FactChange.Gained<Fact.Registration> change) {
    Fact.Registration r = change.fact();
    return new MemberAccess(
        change.file(),
        r.line(),
        r.function(),
        r.record(),
        r.member(),
        r.condition(),
        true,
        List.of());
  }
}
