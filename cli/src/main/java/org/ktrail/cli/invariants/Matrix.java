package org.ktrail.cli.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.queries.invariants.Verdict;

/**
 * Verdicts of rules on states of the code.
 *
 * @param columns the states, in the order in which they were made
 * @param cells a list for each rule, with a verdict for each column
 */
record Matrix(
    String file, List<RuleFile.Rule> rules, List<Column> columns, List<List<Verdict>> cells) {
  Matrix {
    rules = List.copyOf(rules);
    columns = List.copyOf(columns);
    cells = cells.stream().map(List::copyOf).toList();
  }

  /**
   * A state.
   *
   * @param label a revision, or of a series {@code v8}, {@code v8/2}
   * @param how what it rests on: "on v6.1", "by its diffs, beside v6.1"
   */
  record Column(String label, String how) {}

  /** A column at which a rule began to be violated, and the one that mended it, if one did. */
  record Span(Column introduced, Optional<Column> mended) {}

  /** When a rule was violated; what is not known or not applicable neither begins nor ends it. */
  List<Span> spans(int rule) {
    List<Span> spans = new ArrayList<>();
    Column since = null;
    for (int i = 0; i < columns.size(); i++) {
      switch (cells.get(rule).get(i)) {
        case Verdict.Violated v -> since = since == null ? columns.get(i) : since;
        case Verdict.Holds h -> {
          if (since != null) {
            spans.add(new Span(since, Optional.of(columns.get(i))));
            since = null;
          }
        }
        case Verdict.Unknown u -> {}
        case Verdict.NotApplicable n -> {}
      }
    }
    if (since != null) {
      spans.add(new Span(since, Optional.empty()));
    }
    return spans;
  }

  boolean isViolated() {
    return cells.stream().flatMap(List::stream).anyMatch(v -> v instanceof Verdict.Violated);
  }

  boolean isUndecided() {
    return cells.stream().flatMap(List::stream).anyMatch(v -> v instanceof Verdict.Unknown);
  }
}
