package org.ktrail.queries.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ktrail.queries.lint.Level;
import org.ktrail.queries.lint.Occurrence;
import org.ktrail.queries.lint.Place;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.Submission.In;
import org.ktrail.queries.series.change.Change;
import org.ktrail.queries.series.change.Fact;

/** A name that neither the base nor the series has: what brings it is a prerequisite. */
public final class UnknownSymbol implements Rule {
  @Override
  public String name() {
    return "unknown-symbol";
  }

  @Override
  public String summary() {
    return "a patch uses a function, macro or constant that neither base nor series has";
  }

  @Override
  public void check(Submission submission, Report report) {
    if (submission.base().revision().isEmpty()) {
      return;
    }
    Set<String> told = new HashSet<>();
    Stream.<In<? extends Change<? extends Fact>>>concat(
            submission
                .brought(Fact.Call.class)
                .filter(c -> c.change().fact().shape() == Fact.Shape.NAME),
            submission.gained(Fact.Mention.class))
        .filter(in -> in.change().hunk() > 0)
        .forEach(in -> {
          String name = in.change().fact().name();
          if (told.contains(name) || !name.matches("[A-Za-z_]\\w*") || declared(submission, name)) {
            return;
          }
          told.add(name);
          if (submission.base().mentioning(name).isEmpty()) {
            report.add(
                submission.base().placed() ? Level.ERROR : Level.INFO,
                Place.of(in.patch(), in.change()),
                name,
                "%s is in neither %s nor the series: a prerequisite is missing"
                    .formatted(name, submission.base().revision()),
                List.of());
          }
        });
  }

  /** Whether the series declares it in any way, or had it on a line that it removes. */
  private static boolean declared(Submission submission, String name) {
    return submission.occurrences().of(name).stream()
        .anyMatch(o ->
            !o.added()
                || o.kind() == Occurrence.Kind.DEFINITION
                || o.kind() == Occurrence.Kind.PROTOTYPE);
  }
}
