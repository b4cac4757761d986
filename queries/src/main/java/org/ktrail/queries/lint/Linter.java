package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Asks rules about a submission. */
public final class Linter {
  private Linter() {}

  /** What these rules find, in the order of places, each once. */
  public static List<Finding> check(Submission submission, List<Rules.Entry> rules) {
    Set<Finding> findings = new LinkedHashSet<>();
    for (Rules.Entry entry : rules) {
      Rule rule = entry.rule();
      rule.check(
          submission,
          new Rule.Report() {
            @Override
            public void add(Place place, String subject, String message, List<Proof> proof) {
              add(entry.level(), place, subject, message, proof);
            }

            @Override
            public void add(
                Level atMost, Place place, String subject, String message, List<Proof> proof) {
              Level level = atMost.compareTo(entry.level()) > 0 ? atMost : entry.level();
              findings.add(new Finding(rule.name(), level, place, subject, message, proof, false));
            }
          });
    }
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(Finding.ORDER);
    return sorted;
  }
}
