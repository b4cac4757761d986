package org.ktrail.queries.invariants.pairs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.pairs.PairRun.Spot;
import org.ktrail.queries.invariants.values.Known;
import org.ktrail.queries.invariants.values.Sign;

/** Goes along all ways through a function, joining those that did the same with a resource. */
final class PairWalk {
  private static final int MOST_VISITS = 6_000;

  private final FunctionFacts f;
  private final PairSteps steps;
  private final PairFindings findings;
  private final Map<Spot, Known> states = new HashMap<>();
  private final Deque<Spot> open = new ArrayDeque<>();

  private PairWalk(FunctionFacts f, PairSteps steps, PairFindings findings) {
    this.f = f;
    this.steps = steps;
    this.findings = findings;
  }

  /**
   * @param start what the caller did with the resource before
   * @param known what is known of the parameters
   */
  static PairRun run(
      FunctionFacts f, Resource resource, ResourceSummaries summaries, Phase start, Known known) {
    PairFindings findings = new PairFindings();
    PairSteps steps = new PairSteps(f, resource, summaries, findings);
    boolean bounded = new PairWalk(f, steps, findings).go(new Spot(0, start, -1), known);
    return findings.run(f, resource, bounded);
  }

  /** Whether it was given up. */
  private boolean go(Spot first, Known known) {
    states.put(first, known);
    open.add(first);
    int visits = 0;
    while (!open.isEmpty() && visits++ < MOST_VISITS) {
      Spot at = open.poll();
      Known here = states.get(at);
      if (here != null) {
        Step step = f.flow.steps().get(at.step());
        for (Next next : steps.after(step, at, here)) {
          leave(step, at, next);
        }
      }
    }
    return !open.isEmpty();
  }

  private void leave(Step step, Spot at, Next next) {
    if (step.event() instanceof Event.Return r) {
      Sign value = r.value() == null ? Sign.ANY : f.evaluator.eval(r.value(), next.known());
      Spot spot = new Spot(step.id(), next.phase(), next.origin());
      findings.reached(spot, at);
      findings.exit(spot, value, next.known());
      return;
    }
    for (Edge edge : step.next()) {
      Optional<Known> after = along(edge, step, next.known());
      if (after.isPresent()) {
        Known known = backwards(edge, step) ? forgotten(edge, step, after.get()) : after.get();
        join(new Spot(edge.to(), next.phase(), next.origin()), known, at);
      }
    }
  }

  /** What is known where a test came out as the edge says; empty if it cannot. */
  private Optional<Known> along(Edge edge, Step step, Known known) {
    if (step.event() instanceof Event.Branch b) {
      return f.evaluator.assume(b.condition(), edge.kind() == Edge.Kind.TRUE, known);
    }
    if (step.event() instanceof Event.Select s && edge.kind() == Edge.Kind.CASE) {
      return chosen(s, edge, known);
    }
    return Optional.of(known);
  }

  private static boolean backwards(Edge edge, Step step) {
    return edge.to() <= step.id() && edge.to() > 1;
  }

  /** What a loop decides anew is not known when it begins again. */
  private Known forgotten(Edge edge, Step step, Known known) {
    Set<String> decided = f.ways.decidedBy(edge.to(), step.id());
    return known.without(text -> text.startsWith("#") || decided.contains(text));
  }

  private void join(Spot to, Known known, Spot at) {
    Known before = states.get(to);
    Known joined = before == null ? known : before.join(known);
    if (before == null || !before.equals(joined)) {
      states.put(to, joined);
      findings.reached(to, at);
      open.add(to);
    }
  }

  private Optional<Known> chosen(Event.Select s, Edge edge, Known known) {
    if (edge.label().equals("default")) {
      return Optional.of(known);
    }
    String place = f.places.name(s.value());
    String label = edge.label();
    Expression constant =
        label.startsWith("-")
            ? new Expression.Unary("-", new Expression.Name(label.substring(1).strip()))
            : Character.isDigit(label.charAt(0))
                ? new Expression.Literal(label)
                : new Expression.Name(label);
    Sign wanted = f.evaluator.eval(constant, Known.NOTHING);
    Sign narrowed = known.at(place).and(wanted.mask());
    return narrowed.isNever()
        ? Optional.empty()
        : Optional.of(known.with(place, new Sign(narrowed.mask(), wanted.constant())));
  }
}
