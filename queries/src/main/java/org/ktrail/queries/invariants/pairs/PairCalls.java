package org.ktrail.queries.invariants.pairs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.pairs.PairRun.Exit;
import org.ktrail.queries.invariants.pairs.PairRun.Spot;
import org.ktrail.queries.invariants.values.Known;
import org.ktrail.queries.invariants.values.Sign;

/** What calls of functions nearby do with a resource, by what they do inside. */
final class PairCalls {
  private final FunctionFacts f;
  private final ResourceSummaries summaries;
  private final PairFindings findings;

  PairCalls(FunctionFacts f, ResourceSummaries summaries, PairFindings findings) {
    this.f = f;
    this.summaries = summaries;
    this.findings = findings;
  }

  /**
   * Where a way goes on after a call.
   *
   * @param g the callee
   * @param r the resource in the callee's words
   */
  List<Next> after(Step step, Expression.Call call, Flow g, Resource r, Spot at, Next next) {
    PairRun run = summaries.run(g, r, at.phase(), parameters(call, g, next.known()));
    boolean early =
        at.phase() == Phase.HELD
            && run.exits().stream().allMatch(e -> !e.isHeld() || Telling.isError(g, e))
            && !summaries.isChosen(run);
    if (!run.isTold() && !early) {
      return List.of(new Next(Phase.ESCAPED, at.origin(), next.known()));
    }
    run.misuses().forEach(m -> findings.misuse(step, m.phase(), at, next.known()));
    if (at.phase() == Phase.DROPPED && run.retaken()) {
      findings.retaken();
    }
    Map<String, Next> nexts = new LinkedHashMap<>();
    for (Exit e : run.exits()) {
      Phase phase = e.spot().phase();
      int origin = phase == Phase.HELD && at.phase() != Phase.HELD ? step.id() : at.origin();
      Sign value = g.result().equals("void") ? Sign.ANY : Sign.of(e.value().mask());
      Known known = value.isAny() ? next.known() : next.known().with(Known.result(call), value);
      nexts.merge(
          phase + " " + value.mask(),
          new Next(phase, origin, known),
          (a, b) -> new Next(phase, origin, a.known().join(b.known())));
    }
    return run.exits().isEmpty() ? List.of(next) : List.copyOf(nexts.values());
  }

  /** What is known of the callee's parameters. */
  private Known parameters(Expression.Call call, Flow g, Known known) {
    Known arguments = Known.NOTHING;
    for (int i = 0; i < Math.min(g.parameters().size(), call.arguments().size()); i++) {
      Sign sign = f.evaluator.eval(call.arguments().get(i), known);
      arguments = arguments.with(g.parameters().get(i).name(), Sign.of(sign.mask()));
    }
    return handed(call, g, known, arguments);
  }

  /** What was tested of an argument, in the callee's words. */
  private Known handed(Expression.Call call, Flow g, Known known, Known into) {
    Known all = into;
    for (var e : known.all().entrySet()) {
      for (int i = 0; i < Math.min(g.parameters().size(), call.arguments().size()); i++) {
        String argument = f.places.name(call.arguments().get(i));
        if (call.arguments().get(i).bare() instanceof Expression.Name
            && e.getKey().length() > argument.length()
            && e.getKey().startsWith(argument + " ")) {
          String rest = e.getKey().substring(argument.length());
          if (!Resource.isLocal(rest, f.flow)
              && f.flow.parameters().stream().noneMatch(p -> Known.mentions(rest, p.name()))) {
            all = all.with(g.parameters().get(i).name() + rest, e.getValue());
          }
        }
      }
    }
    return all;
  }
}
