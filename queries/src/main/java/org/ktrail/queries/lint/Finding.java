package org.ktrail.queries.lint;

import java.util.Comparator;
import java.util.List;

/**
 * Something that a rule found.
 *
 * @param place where it was introduced: the patch, and the line of the file after that patch
 * @param subject the name that it is about: a function, {@code record.member}, a file …
 * @param message one sentence without a full stop
 * @param proof the steps that lead to it, in order
 * @param preExisting whether the base has it already, or the revision that it is compared with
 */
public record Finding(
    String rule,
    FindingLevel level,
    FindingPlace place,
    String subject,
    String message,
    List<Proof> proof,
    boolean preExisting) {
  /** By patch, place and rule: the order in which findings are given. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparingInt((Finding f) -> f.place().patch())
          .thenComparing(f -> f.place().file())
          .thenComparingInt(f -> f.place().line())
          .thenComparing(Finding::rule)
          .thenComparing(Finding::subject)
          .thenComparing(Finding::message);

  public Finding {
    proof = List.copyOf(proof);
  }

  /** The same one, known from before. */
  public Finding known() {
    return new Finding(rule, level, place, subject, message, proof, true);
  }

  /** What it says, wherever it says it. */
  record Saying(String rule, String subject, String message) {}

  Saying saying() {
    return new Saying(rule, subject, message);
  }
}
