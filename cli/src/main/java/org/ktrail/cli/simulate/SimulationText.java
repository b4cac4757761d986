package org.ktrail.cli.simulate;

import java.util.List;
import org.ktrail.queries.simulate.run.ExecutionTrace;
import org.ktrail.queries.simulate.run.Invention;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Scenario;
import org.ktrail.queries.simulate.scenario.Way;

/** What came of a scenario, as a kernel developer would write it down. */
final class SimulationText {
  private final StringBuilder out = new StringBuilder();
  private final Scenario scenario;
  private final int depth;

  /** What is assumed on all ways. */
  private List<String> common = List.of();

  private SimulationText(Scenario scenario, int depth) {
    this.scenario = scenario;
    this.depth = depth;
  }

  /**
   * @param depth calls within each other that traces show; 0 for no traces
   */
  static String of(String revision, Result result, int depth) {
    SimulationText text = new SimulationText(result.scenario(), depth);
    text.write(revision, result);
    return text.out.toString();
  }

  private void write(String revision, Result r) {
    out.append("%s at %s: %s%n".formatted(r.scenario().name(), revision, TraceLine.verdict(r)));
    out.append("  ").append(r.scenario().title()).append('\n');
    r.roles().forEach((role, is) -> out.append("  %s is %s%n".formatted(role, is)));
    if (!r.scenario().expected().isEmpty()) {
      out.append("  expected: ").append(String.join(" or ", r.scenario().expected())).append('\n');
    }
    common = TraceLine.assumptions(r);
    common.forEach(a -> out.append("  assumed: ").append(a).append('\n'));
    int number = 0;
    for (Way w : r.ways()) {
      way(++number, r.ways().size(), w);
    }
    out.append('\n');
  }

  private void way(int number, int all, Way w) {
    out.append("  way %d of %d: %s".formatted(number, all, w.value().orElse("no value")));
    w.fault().ifPresent(f -> out.append(", ended by ").append(f.getMessage()));
    out.append('\n');
    if (depth > 0) {
      trace(w.trace(), 1);
    }
    w.inventions().stream()
        .map(Invention::text)
        .distinct()
        .forEach(i -> out.append("    if: ").append(i).append('\n'));
    if (!w.unknowns().isEmpty()) {
      out.append("    not known: ").append(String.join(", ", w.unknowns())).append('\n');
    }
    TraceLine.assumptions(scenario, w).stream()
        .filter(a -> !common.contains(a))
        .forEach(a -> out.append("    assumed: ").append(a).append('\n'));
  }

  private void trace(List<ExecutionTrace> events, int level) {
    for (ExecutionTrace t : events) {
      String text = TraceLine.of(scenario, t);
      if (!text.isEmpty()) {
        out.append("%-40s %s%s%n".formatted(TraceLine.place(t), "  ".repeat(level), text));
      }
      if (level < depth) {
        trace(t.below(), level + 1);
      }
    }
  }
}
