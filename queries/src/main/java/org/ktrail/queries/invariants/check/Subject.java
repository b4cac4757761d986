package org.ktrail.queries.invariants.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.Breach.Way;
import org.ktrail.queries.invariants.code.CodeState;
import org.ktrail.queries.invariants.pairs.FunctionFacts;
import org.ktrail.queries.invariants.pairs.LockSets;
import org.ktrail.queries.invariants.types.PlaceTypes;

/** A function under check, with what checks ask of it, made when first asked for. */
public final class Subject {
  public final Flow flow;
  public final CodeState code;
  public final FunctionFacts facts;
  public final PlaceTypes types;
  private final Supplier<LockSets> makeLocks;
  private @Nullable LockSets locks;

  public Subject(
      Flow flow,
      CodeState code,
      FunctionFacts facts,
      PlaceTypes types,
      Supplier<LockSets> makeLocks) {
    this.flow = flow;
    this.code = code;
    this.facts = facts;
    this.types = types;
    this.makeLocks = makeLocks;
  }

  public String name(Expression e) {
    return facts.places.name(e);
  }

  public Set<LockSets.Held> held(int step) {
    LockSets made = locks;
    if (made == null) {
      made = makeLocks.get();
      locks = made;
    }
    return made.at(step);
  }

  public Breach breach(String rule, int line, String subject, String message, Way... ways) {
    return new Breach(rule, flow.file(), flow.name(), line, subject, message, List.of(ways));
  }

  public Way way(int line, String text) {
    return new Way(flow.file(), line, text);
  }

  /**
   * The locals that a name tells apart: declared once, and no parameter of the name; neither static
   * nor cleaned up where they go out of scope.
   */
  public List<Flow.Variable> locals() {
    Map<String, Long> declared =
        flow.locals().stream()
            .collect(Collectors.groupingBy(Flow.Variable::name, Collectors.counting()));
    return flow.locals().stream()
        .filter(v -> !v.isStatic() && !v.cleaned())
        .filter(v -> flow.parameter(v.name()) < 0)
        .filter(v -> declared.getOrDefault(v.name(), 0L) == 1)
        .toList();
  }

  /** The expressions that a step evaluates, targets of assignments left out. */
  public static List<Expression> evaluated(Step step) {
    return switch (step.event()) {
      case Event.Call c -> List.of(c.call());
      case Event.Assign a -> List.of(a.value());
      case Event.Branch b -> List.of(b.condition());
      case Event.Select s -> List.of(s.value());
      case Event.Return r -> r.value() == null ? List.of() : List.of(r.value());
      case Event.Read r -> List.of(r.place());
      case Event.Entry e -> List.of();
      case Event.Exit e -> List.of();
      case Event.Join j -> List.of();
      case Event.Unread u -> List.of();
    };
  }
}
