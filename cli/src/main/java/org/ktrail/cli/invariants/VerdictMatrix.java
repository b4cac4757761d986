package org.ktrail.cli.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.queries.invariants.rule.InvariantVerdict;

/**
 * Verdicts of rules on states of the code.
 *
 * @param columns the states, in the order in which they were made
 * @param cells a list for each rule, with a verdict for each column
 */
record VerdictMatrix(
    String file,
    List<RuleFile.Rule> rules,
    List<Column> columns,
    List<List<InvariantVerdict>> cells) {
  VerdictMatrix {
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
        case InvariantVerdict.Violated v -> since = since == null ? columns.get(i) : since;
        case InvariantVerdict.Holds h -> {
          if (since != null) {
            spans.add(new Span(since, Optional.of(columns.get(i))));
            since = null;
          }
        }
        case InvariantVerdict.Unknown u -> {}
        case InvariantVerdict.NotApplicable n -> {}
      }
    }
    if (since != null) {
      spans.add(new Span(since, Optional.empty()));
    }
    return spans;
  }

  boolean isViolated() {
    return cells.stream()
        .flatMap(List::stream)
        .anyMatch(v -> v instanceof InvariantVerdict.Violated);
  }

  boolean isUndecided() {
    return cells.stream()
        .flatMap(List::stream)
        .anyMatch(v -> v instanceof InvariantVerdict.Unknown);
  }
}
