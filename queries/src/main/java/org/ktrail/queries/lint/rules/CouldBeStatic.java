package org.ktrail.queries.lint.rules;

import java.util.List;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.NewState;
import org.ktrail.queries.lint.Occurrence;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Fact;

/** A new function that only its own file uses at the end of the series. */
public final class CouldBeStatic implements Rule {
  @Override
  public String name() {
    return "could-be-static";
  }

  @Override
  public String summary() {
    return "a new function is visible to other files, but only its own uses it";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    NewState end = NewState.after(submission, Integer.MAX_VALUE);
    submission
        .gained(Fact.Function.class)
        .filter(f -> f.change().file().endsWith(".c"))
        .forEach(f -> {
          Fact.Function function = f.change().fact();
          String file = f.change().file();
          boolean stays =
              end.of(function.name()).stream()
                  .anyMatch(h ->
                      h.file().equals(file)
                          && h.fact() instanceof Fact.Function now
                          && !now.isStatic()
                          && !MadeByMacro.is(submission, f.patch(), file, now.line(), now.name()));
          boolean exported =
              submission.made().exports(function.name())
                  || submission.made().names(function.name())
                  || submission.made().hasBeside(file, function.name())
                  || end.of(function.name()).stream()
                      .anyMatch(h -> h.fact() instanceof Fact.Export);
          List<Occurrence> uses =
              submission.occurrences().usesAtEnd(function.name()).stream()
                  .filter(o -> !o.function().equals(function.name()))
                  .toList();
          boolean known =
              submission.occurrences().of(function.name()).stream()
                  .anyMatch(
                      o -> !o.added() && o.kind() != Occurrence.Kind.MEMBER && !moved(o, file));
          if (stays
              && !exported
              && !isStaticBefore(end, function.name(), file)
              && !known
              && !uses.isEmpty()
              && uses.stream().allMatch(o -> o.place().file().equals(file))
              && !elsewhere(submission, function.name(), file)
              && Satisfiable.isDecidable(function.condition())
              && !StaticWords.hide(submission, f)
              && !MadeByMacro.is(submission, f.patch(), file, function.line(), function.name())) {
            report.add(
                FindingPlace.of(f.patch(), f.change()),
                function.name(),
                "%s is used in %s only and could be static".formatted(function.name(), file));
          }
        });
  }

  /** A declaration before it says so, and the definition need not. */
  private static boolean isStaticBefore(NewState end, String name, String file) {
    return end.of(name).stream()
        .anyMatch(
            h -> h.file().equals(file) && h.fact() instanceof Fact.Prototype p && p.isStatic());
  }

  private static boolean moved(Occurrence o, String file) {
    return o.place().file().equals(file);
  }

  private static boolean elsewhere(Submission submission, String name, String file) {
    return submission.base().placed()
        && submission.base().mentioning(name).stream().anyMatch(p -> !p.equals(file));
  }
}
