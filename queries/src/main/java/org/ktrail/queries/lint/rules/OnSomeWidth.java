package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.code.CodeText;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.LineConditions;

/** What is wrong where registers have so many bits, in a file that such a machine builds. */
public final class OnSomeWidth implements Rule {
  private final String name;
  private final String summary;

  /**
   * @param name of the check of flows whose findings count there
   */
  public OnSomeWidth(String name, String summary) {
    this.name = name;
    this.summary = summary;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return summary;
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

  @Override
  public void check(Submission submission, Report report) {
    Satisfiable satisfiable = new Satisfiable(submission.base());
    for (Breach.Width width : Breach.Width.values()) {
      submission
          .flows()
          .report(
              name(),
              width::equals,
              new Report() {
                @Override
                public void add(
                    FindingPlace place, String subject, String message, List<Proof> proof) {
                  if (isBuilt(submission, satisfiable, place, width)) {
                    report.add(place, subject, message, proof);
                  }
                }

                @Override
                public void add(
                    FindingLevel atMost,
                    FindingPlace place,
                    String subject,
                    String message,
                    List<Proof> proof) {
                  if (isBuilt(submission, satisfiable, place, width)) {
                    report.add(atMost, place, subject, message, proof);
                  }
                }
              });
    }
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
