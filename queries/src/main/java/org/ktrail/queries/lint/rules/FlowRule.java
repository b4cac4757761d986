package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.code.CodeText;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.BreachKind;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.LineConditions;

/**
 * A kind of breach that general checks find, as a rule: in functions that the series changes, and
 * where registers have so many bits in files that such a machine builds. What rests on lines that
 * are only assumed is at most a warning.
 */
record FlowRule(BreachKind kind) implements Rule {
  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public String summary() {
    return kind.summary();
  }

  @Override
  public boolean asksBuild() {
    return kind.onSomeWidth();
  }

  @Override
  public void check(Submission submission, Report report) {
    Satisfiable satisfiable = new Satisfiable(submission.base());
    submission
        .flows()
        .report(name(), (place, width) -> isBuilt(submission, satisfiable, place, width), report);
  }

  /** The conditionals around a line, where the text of its file is known. */
  private static Condition at(Submission submission, FindingPlace place) {
    return submission.deltas().stream()
        .filter(d -> d.step().number() == place.patch())
        .flatMap(d -> d.files().stream())
        .filter(f -> f.file().newPath().equals(place.file()) && f.file().isWhole())
        .flatMap(f -> f.file().after().stream())
        .findFirst()
        .map(i -> new LineConditions(CodeText.of(new String(i.text(), UTF_8))).at(place.line()))
        .orElse(Condition.ALWAYS);
  }

  private static boolean isBuilt(
      Submission submission, Satisfiable satisfiable, FindingPlace place, Breach.Width width) {
    if (width == Breach.Width.ANY) {
      return true;
    }
    if (place.file().startsWith("arch/")) {
      return false; // which of its machines build it is not known
    }
    Condition there = at(submission, place);
    Condition wide = Condition.atom("CONFIG_64BIT");
    // Who asks how wide a word is has the other case in mind.
    return !there.toString().contains("BITS_PER_LONG")
        && satisfiable.test(
            Condition.and(
                submission.presence().of(place.file()),
                there,
                width == Breach.Width.BITS_64 ? wide : Condition.not(wide)));
  }
}
