package org.ktrail.cli.simulate;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ktrail.queries.simulate.compare.Moment;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.run.ExecutionTrace;
import org.ktrail.queries.simulate.run.Happening;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Scenario;
import org.ktrail.queries.simulate.scenario.ScenarioRunner;
import org.ktrail.queries.simulate.scenario.Way;

/** Events of traces as one line each, as a kernel developer would write them down. */
final class TraceLine {
  private TraceLine() {}

  /** "" for what is not told. */
  static String of(Scenario scenario, ExecutionTrace t) {
    return switch (t.event()) {
      case Happening.Called c ->
          step(scenario, c)
              .map(s -> "-- " + s.name())
              .orElseGet(() ->
                  call(c)
                      + t.result().filter(r -> !r.isEmpty()).map(r -> " = " + r).orElse("")
                      + why(c));
      case Happening.Returned r -> "";
      case Happening.Branched b ->
          (b.assumed() ? "suppose " : "") + (b.taken() ? "" : "not ") + b.condition();
      case Happening.Acquired a -> "+ %s %s%s".formatted(a.kind(), a.object(), held(a.held()));
      case Happening.Released a -> "- %s %s%s".formatted(a.kind(), a.object(), held(a.held()));
      case Happening.Written w -> "%s = %s  (was %s)".formatted(w.place(), w.after(), w.before());
      case Happening.Unknown u ->
          "%s(%s)%s  [unknown: %s]"
              .formatted(
                  u.function(),
                  String.join(", ", u.arguments()),
                  u.result().isEmpty() ? "" : " = " + u.result(),
                  u.reason());
      case Happening.Noted n -> n.text();
      case Happening.Assumed a -> "";
      case Happening.Switched s -> "-- " + s.actor();
      case Happening.Ended e -> "ended: %s".formatted(e.message());
    };
  }

  /** The step that a call stands for, if it does. */
  static Optional<Scenario.Step> step(Scenario scenario, Happening.Called c) {
    return ScenarioRunner.stepOf(scenario, c.function());
  }

  /** What a call is called: a function, or a step. */
  static String name(Scenario scenario, Moment m) {
    return m.trace().event() instanceof Happening.Called c
        ? step(scenario, c)
            .map(Scenario.Step::name)
            .orElseGet(() -> ExpressionText.plain(c.function()))
        : "";
  }

  private static String call(Happening.Called c) {
    return ExpressionText.plain(c.function()) + "(" + String.join(", ", c.arguments()) + ")";
  }

  private static String why(Happening.Called c) {
    return c.why().isEmpty() ? "" : "  [" + c.why() + "]";
  }

  /** Other locks that are held too; one alone needs no telling. */
  private static String held(List<String> held) {
    return held.size() < 2 ? "" : "  (held: " + String.join(", ", held) + ")";
  }

  /** The return of a call, which {@link #of} tells with the call. */
  static String returned(Happening.Returned r) {
    return "return"
        + (r.value().isEmpty() ? "" : " " + r.value())
        + " from "
        + ExpressionText.plain(r.function());
  }

  /** Where it happened, "" if that is not known. */
  static String place(ExecutionTrace t) {
    return t.event().at().line() == 0 ? "" : t.event().at().toString();
  }

  /** What came of a scenario in one line. */
  static String verdict(Result r) {
    return r.verdict().toString().replace("-if", "")
        + (r.values().isEmpty() ? "" : ": " + String.join(" or ", r.values()))
        + (r.conditions().isEmpty() ? "" : ", if " + String.join(", and ", r.conditions()))
        + (r.within().isEmpty() ? "" : ", of " + String.join(", ", r.within()))
        + (r.reason().isEmpty() ? "" : " (" + r.reason() + ")");
  }

  /** What is assumed on all ways. */
  static List<String> assumptions(Result r) {
    return r.ways().stream()
        .flatMap(w -> assumptions(r.scenario(), w).stream())
        .distinct()
        .filter(a -> r.ways().stream().allMatch(w -> w.assumptions().contains(a)))
        .toList();
  }

  /** What was taken to be so on a way, without what the scenario says itself. */
  static List<String> assumptions(Scenario scenario, Way way) {
    return new TreeSet<>(way.assumptions()).stream().filter(a -> !isOwn(scenario, a)).toList();
  }

  /** Whether it says that a variable of the scenario holds what the scenario says. */
  private static boolean isOwn(Scenario scenario, String assumption) {
    String name = assumption.split(" ", 2)[0];
    return assumption.endsWith(" holds at first what it is initialised with")
        && scenario.state().matches("(?s).*\\b" + Pattern.quote(name) + "\\b.*");
  }
}
