package org.ktrail.queries.invariants.rule;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.Breach.Way;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.run.ExecutionTrace;
import org.ktrail.queries.simulate.run.Happening;
import org.ktrail.queries.simulate.scenario.Result;

/** What a scenario's result says of an invariant: a breach for each value that is not right. */
final class ScenarioVerdict {
  /** Steps of a proof; the trace of {@code simulate} has all. */
  private static final int MOST_WAYS = 24;

  private ScenarioVerdict() {}

  static InvariantVerdict of(Invariant.ScenarioYields rule, Result result) {
    return switch (result.verdict()) {
      case NOT_APPLICABLE -> new InvariantVerdict.NotApplicable();
      case UNKNOWN, FOUND, FOUND_IF, HOLDS, HOLDS_IF, VIOLATED, VIOLATED_IF -> ofWays(rule, result);
    };
  }

  private static InvariantVerdict ofWays(Invariant.ScenarioYields rule, Result result) {
    List<Breach> breaches = new ArrayList<>();
    for (String value : result.values()) {
      if (!rule.values().contains(value) && isSure(result, value)) {
        breaches.add(breach(rule, result, value));
      }
    }
    if (!breaches.isEmpty()) {
      return new InvariantVerdict.Violated(breaches);
    }
    return result.verdict() == Result.Verdict.UNKNOWN || result.verdict().isConditional()
        ? new InvariantVerdict.Unknown(
            result.reason().isEmpty()
                ? "only if " + String.join(", and ", result.conditions())
                : result.reason())
        : new InvariantVerdict.Holds(result.ways().size());
  }

  /** Whether a value comes out without anything that nobody said, or whatever that is. */
  private static boolean isSure(Result result, String value) {
    return result.values().size() == 1 && !result.verdict().isConditional()
        || result.ways().stream()
            .anyMatch(w -> w.value().filter(value::equals).isPresent() && w.inventions().isEmpty());
  }

  private static Breach breach(Invariant.ScenarioYields rule, Result result, String value) {
    List<Way> proof = new ArrayList<>();
    result.ways().stream()
        .filter(w -> w.value().filter(value::equals).isPresent())
        .findFirst()
        .ifPresent(w -> collect(w.trace(), proof));
    List<Way> last = proof.subList(Math.max(0, proof.size() - MOST_WAYS), proof.size());
    Way where = last.isEmpty() ? new Way("", 0, "") : last.getLast();
    return new Breach(
        rule.name(),
        where.file(),
        result.scenario().name(),
        where.line(),
        value,
        "%s gives %s, not %s"
            .formatted(result.scenario().name(), value, String.join(" or ", rule.values())),
        last);
  }

  /** Calls and stores in the code, and what locks do; what the scenario does itself is left out. */
  private static void collect(List<ExecutionTrace> traces, List<Way> out) {
    for (ExecutionTrace t : traces) {
      String text = text(t);
      String file = t.event().at().file();
      if (!text.isEmpty() && file.indexOf('/') > 0) {
        out.add(new Way(file, t.event().at().line(), text));
      }
      collect(t.below(), out);
    }
  }

  private static String text(ExecutionTrace t) {
    return switch (t.event()) {
      case Happening.Called c ->
          ExpressionText.plain(c.function())
              + "("
              + String.join(", ", c.arguments())
              + ")"
              + t.result().filter(r -> !r.isEmpty()).map(r -> " = " + r).orElse("");
      case Happening.Branched b -> (b.taken() ? "" : "not ") + b.condition();
      case Happening.Acquired a -> "takes " + a.kind() + " " + a.object();
      case Happening.Released a -> "drops " + a.kind() + " " + a.object();
      case Happening.Written w -> w.place() + " = " + w.after();
      case Happening.Noted n -> n.text();
      case Happening.Unknown u -> u.function() + "() is not known";
      case Happening.Ended e -> "ends: " + e.message();
      case Happening.Returned r -> "";
      case Happening.Assumed a -> "";
      case Happening.Switched s -> "";
    };
  }
}
