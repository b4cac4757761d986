package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Asks rules about a submission. */
public final class Linter {
  private Linter() {}

  /**
   * As {@link #check(Submission, List)}, with those told apart that the base has already: a rule
   * that judges sources says the same of the files as they are there.
   */
  public static List<Finding> check(
      Submission submission, List<RuleEntry> rules, UnaryOperator<Submission> before) {
    List<Finding> findings = check(submission, rules);
    List<RuleEntry> doubtful =
        rules.stream()
            .filter(e -> e.rule().judgesSources())
            .filter(e -> findings.stream().anyMatch(f -> f.rule().equals(e.rule().name())))
            .toList();
    return doubtful.isEmpty() || !submission.base().placed()
        ? findings
        : mark(findings, check(before.apply(submission), doubtful));
  }

  /** Those that were said before are marked so. */
  public static List<Finding> mark(List<Finding> findings, List<Finding> before) {
    Set<Finding.Saying> said = new HashSet<>();
    before.forEach(f -> said.add(f.saying()));
    return findings.stream().map(f -> said.contains(f.saying()) ? f.known() : f).toList();
  }

  /** What these rules find, in the order of places, each once. */
  public static List<Finding> check(Submission submission, List<RuleEntry> rules) {
    Set<Finding> findings = new LinkedHashSet<>();
    for (RuleEntry entry : rules) {
      Rule rule = entry.rule();
      rule.check(
          submission,
          (atMost, place, subject, message, proof) -> {
            FindingLevel level = atMost.compareTo(entry.level()) > 0 ? atMost : entry.level();
            findings.add(new Finding(rule.name(), level, place, subject, message, proof, false));
          });
    }
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(Finding.ORDER);
    return sorted;
  }
}
