package org.ktrail.cli.simulate;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.run.Event;
import org.ktrail.queries.simulate.run.Trace;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Scenario;
import org.ktrail.queries.simulate.scenario.ScenarioRunner;
import org.ktrail.queries.simulate.scenario.Way;

/** What came of a scenario, as a kernel developer would write it down. */
final class SimulationText {
  private final StringBuilder out = new StringBuilder();
  private final Scenario scenario;
  private final int depth;

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
    out.append("%s at %s: %s".formatted(r.scenario().name(), revision, r.verdict()));
    if (!r.values().isEmpty()) {
      out.append(": ").append(String.join(" or ", r.values()));
    }
    if (!r.reason().isEmpty()) {
      out.append(" (").append(r.reason()).append(')');
    }
    out.append('\n');
    out.append("  ").append(r.scenario().title()).append('\n');
    r.roles().forEach((role, is) -> out.append("  %s is %s%n".formatted(role, is)));
    if (!r.scenario().expected().isEmpty()) {
      out.append("  expected: ").append(String.join(" or ", r.scenario().expected())).append('\n');
    }
    scenario
        .summaries()
        .forEach(x ->
            out.append("  assumed: %s() as summarised: %s%n".formatted(x.function(), x.why())));
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
    if (!w.unknowns().isEmpty()) {
      out.append("    not known: ").append(String.join(", ", w.unknowns())).append('\n');
    }
    w.assumptions().stream()
        .filter(a -> !isOwn(a))
        .forEach(a -> out.append("    assumed: ").append(a).append('\n'));
  }

  /** Whether it says that a variable of the scenario holds what the scenario says. */
  private boolean isOwn(String assumption) {
    String name = assumption.split(" ", 2)[0];
    return assumption.endsWith(" holds at first what it is initialised with")
        && scenario.state().matches("(?s).*\\b" + Pattern.quote(name) + "\\b.*");
  }

  private void trace(List<Trace> events, int level) {
    for (Trace t : events) {
      String text = line(t);
      if (!text.isEmpty()) {
        String at = t.event().at().line() == 0 ? "" : t.event().at().toString();
        out.append("%-40s %s%s%n".formatted(at, "  ".repeat(level), text));
      }
      if (level < depth) {
        trace(t.below(), level + 1);
      }
    }
  }

  private String line(Trace t) {
    return switch (t.event()) {
      case Event.Called c when ScenarioRunner.stepOf(scenario, c.function()).isPresent() ->
          "-- " + ScenarioRunner.stepOf(scenario, c.function()).orElseThrow().name();
      case Event.Called c ->
          "%s(%s)%s%s"
              .formatted(
                  ExpressionText.plain(c.function()),
                  c.arguments().stream().collect(Collectors.joining(", ")),
                  t.result().filter(r -> !r.isEmpty()).map(r -> " = " + r).orElse(""),
                  c.why().isEmpty() ? "" : "  [" + c.why() + "]");
      case Event.Returned r -> "";
      case Event.Branched b ->
          (b.assumed() ? "suppose " : "") + (b.taken() ? "" : "not ") + b.condition();
      case Event.Acquired a -> "+ %s %s".formatted(a.kind(), a.object());
      case Event.Released a -> "- %s %s".formatted(a.kind(), a.object());
      case Event.Written w -> "%s = %s  (was %s)".formatted(w.place(), w.after(), w.before());
      case Event.Unknown u ->
          "%s(%s)%s  [unknown: %s]"
              .formatted(
                  u.function(),
                  String.join(", ", u.arguments()),
                  u.result().isEmpty() ? "" : " = " + u.result(),
                  u.reason());
      case Event.Noted n -> n.text();
      case Event.Assumed a -> "";
      case Event.Switched s -> "-- " + s.actor();
      case Event.Ended e -> "ended: %s".formatted(e.message());
    };
  }
}
