package org.ktrail.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.simulate.compare.Behaviour;
import org.ktrail.queries.simulate.scenario.Result;

/** What scenarios give at each revision: a row a revision, a column a scenario. */
final class ResultMatrix {
  private ResultMatrix() {}

  /** The rows with their head, cells separated by tabs. */
  static String tsv(List<String> scenarios, List<Behaviour> rows) {
    StringBuilder out = new StringBuilder("revision\t").append(String.join("\t", scenarios));
    out.append('\n');
    for (Behaviour row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.label()));
      row.results().forEach(r -> cells.add(cell(r)));
      out.append(String.join("\t", cells)).append('\n');
    }
    return out.toString();
  }

  /**
   * The value; several if ways differ; {@code ?} where nothing is decided, {@code if} where what
   * nobody said decided.
   */
  static String cell(Result r) {
    return switch (r.verdict()) {
      case NOT_APPLICABLE -> "no-such-function";
      case UNKNOWN -> r.values().isEmpty() ? "?" : String.join("|", r.values()) + "|?";
      case FOUND_IF, HOLDS_IF, VIOLATED_IF -> String.join("|", r.values()) + "|if";
      case FOUND, HOLDS, VIOLATED -> String.join("|", r.values());
    };
  }
}
