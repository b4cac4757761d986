package org.ktrail.queries.lint.rules;

import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.lint.Level;
import org.ktrail.queries.lint.Place;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;

/** A division of 64 bits by an operator, in a file that a 32-bit machine builds. */
public final class DivideLong implements Rule {
  @Override
  public String name() {
    return "divide-64";
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return "64 bits are divided with an operator where 32-bit machines build it";
  }

  @Override
  public void check(Submission submission, Report report) {
    Satisfiable satisfiable = new Satisfiable(submission.base());
    submission
        .flows()
        .report(
            name(),
            new Report() {
              @Override
              public void add(Place place, String subject, String message, List<Proof> proof) {
                if (isBuiltBy32Bits(place)) {
                  report.add(place, subject, message, proof);
                }
              }

              @Override
              public void add(
                  Level atMost, Place place, String subject, String message, List<Proof> proof) {
                if (isBuiltBy32Bits(place)) {
                  report.add(atMost, place, subject, message, proof);
                }
              }

              private boolean isBuiltBy32Bits(Place place) {
                return !place.file().startsWith("arch/")
                    && satisfiable.test(
                        Condition.and(
                            submission.presence().of(place.file()),
                            Condition.not(Condition.atom("CONFIG_64BIT"))));
              }
            });
  }
}
