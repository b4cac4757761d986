package org.ktrail.queries.lint.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.NewState;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.Submission.In;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/** A new function of the kernel proper that a module calls, and that is not exported. */
public final class MissingExport implements Rule {
  @Override
  public String name() {
    return "missing-export";
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return "a module calls a new function that is not exported";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    NewState end = NewState.after(submission, Integer.MAX_VALUE);
    Satisfiable satisfiable = new Satisfiable(submission.base());
    Map<String, In<FactChange.Gained<Fact.Function>>> functions = new HashMap<>();
    submission
        .gained(Fact.Function.class)
        .filter(f -> f.change().file().endsWith(".c") && !f.change().fact().isStatic())
        .forEach(f -> functions.putIfAbsent(f.change().fact().name(), f));
    Set<String> told = new HashSet<>();
    submission
        .brought(Fact.Call.class)
        .filter(c -> c.change().fact().shape() == Fact.Shape.NAME)
        .forEach(c -> {
          In<FactChange.Gained<Fact.Function>> f = functions.get(c.change().fact().name());
          if (f == null || c.change().file().equals(f.change().file())) {
            return;
          }
          String user = c.change().file();
          boolean exported =
              submission.made().exports(f.change().fact().name())
                  || end.of(f.change().fact().name()).stream()
                      .anyMatch(h -> h.fact() instanceof Fact.Export);
          Condition modular =
              Condition.and(submission.base().modular(user), c.change().fact().condition());
          Condition own = submission.base().modular(f.change().file());
          boolean beside = directory(user).equals(directory(f.change().file()));
          boolean unknown =
              !submission.base().placed() && submission.base().read(f.change().file()).isEmpty();
          boolean sameModule =
              beside && unknown
                  || !own.equals(Condition.NEVER)
                      && (beside || own.equals(submission.base().modular(user)));
          if (!exported
              && !sameModule
              && !modular.equals(Condition.NEVER)
              && satisfiable.test(modular)
              && told.add(f.change().fact().name())) {
            report.add(
                FindingPlace.of(f.patch(), f.change()),
                f.change().fact().name(),
                "%s is called by %s, which can be a module, but is not exported"
                    .formatted(f.change().fact().name(), user),
                List.of(Proof.of(FindingPlace.of(c.patch(), c.change()), "called here")));
          }
        });
  }

  private static String directory(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }
}
