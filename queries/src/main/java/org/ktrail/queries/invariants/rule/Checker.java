package org.ktrail.queries.invariants.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.Breach.Way;
import org.ktrail.queries.invariants.code.CodeState;
import org.ktrail.queries.invariants.pairs.LockSets;
import org.ktrail.queries.invariants.pairs.PairAnalysis;
import org.ktrail.queries.invariants.pairs.PairJudge;
import org.ktrail.queries.invariants.pairs.Pairs;
import org.ktrail.queries.invariants.rule.Invariant.EveryPath;
import org.ktrail.queries.invariants.rule.Invariant.General;
import org.ktrail.queries.invariants.rule.Invariant.NeverReach;
import org.ktrail.queries.invariants.rule.Invariant.Ordered;
import org.ktrail.queries.invariants.rule.Invariant.Paired;
import org.ktrail.queries.invariants.rule.Invariant.ResultUsed;
import org.ktrail.queries.invariants.rule.Invariant.ScenarioYields;
import org.ktrail.queries.invariants.rule.Invariant.SetsMember;
import org.ktrail.queries.invariants.rule.Invariant.UnderLock;
import org.ktrail.queries.invariants.rule.Invariant.WrittenOnlyBy;
import org.ktrail.queries.invariants.types.PlaceTypes;

/** Holds invariants against a scope. For one thread, as its code is. */
public final class Checker {
  private final RuleScope scope;
  private final Map<Flow, List<Breach>> general = new IdentityHashMap<>();
  private final Checks checks;
  private final Set<String> undecided = new HashSet<>();
  private Predicate<Breach> allowed = b -> false;

  public Checker(RuleScope scope) {
    this.scope = scope;
    this.checks = new Checks(scope.code(), scope.records());
  }

  /**
   * What is to be said of a rule.
   *
   * @param allowed breaches that the rule file lets pass
   */
  public InvariantVerdict check(Invariant rule, Predicate<Breach> allowed) {
    undecided.clear();
    this.allowed = allowed;
    return switch (rule) {
      case Paired p -> paired(p);
      case General g -> general(g);
      case NeverReach n -> never(n);
      case EveryPath e -> every(e);
      case Ordered o -> ordered(o);
      case WrittenOnlyBy w -> written(w);
      case UnderLock l -> locked(l);
      case ResultUsed u -> used(u);
      case SetsMember s -> sets(s);
      case ScenarioYields y ->
          scope
              .scenarios()
              .map(run -> ScenarioVerdict.of(y, run.apply(y.scenario())))
              .orElseGet(() -> new InvariantVerdict.Unknown("needs the code of a revision to run"));
    };
  }

  private InvariantVerdict verdict(int places, List<Breach> breaches) {
    List<Breach> fresh =
        breaches.stream()
            .filter(b -> !scope.preExisting().test(b) && !allowed.test(b))
            .sorted(Breach.ORDER)
            .toList();
    if (!fresh.isEmpty()) {
      return new InvariantVerdict.Violated(fresh);
    }
    if (!undecided.isEmpty()) {
      return new InvariantVerdict.Unknown(String.join(", ", undecided.stream().sorted().toList()));
    }
    return places == 0 ? new InvariantVerdict.NotApplicable() : new InvariantVerdict.Holds(places);
  }

  /** Whether a function can be judged; if not, says why not. */
  private boolean isReadable(Flow flow) {
    if (scope.code().certainty(flow) == CodeState.Certainty.UNKNOWN) {
      undecided.add("not all of " + flow.name() + " is known");
      return false;
    }
    if (flow.damaged()) {
      undecided.add(flow.name() + " could not be parsed whole");
      return false;
    }
    return true;
  }

  private InvariantVerdict paired(Paired rule) {
    PairAnalysis analysis =
        new PairAnalysis(scope.code(), Pairs.of(rule.pairs()), new PlaceTypes(scope.records()));
    PairJudge judge = new PairJudge(analysis);
    List<Breach> found = new ArrayList<>();
    int places = 0;
    for (Flow flow : scope.flows()) {
      if (analysis.candidates(flow).isEmpty() || !isReadable(flow)) {
        continue;
      }
      places++;
      PairJudge.Result result = judge.judge(flow);
      if (result.unknown()) {
        undecided.add(flow.name() + " has more ways than are looked at");
      }
      result.breaches().stream().filter(b -> rule.finds().contains(b.rule())).forEach(found::add);
    }
    return verdict(places, found);
  }

  private InvariantVerdict general(General rule) {
    List<Breach> found = new ArrayList<>();
    int places = 0;
    for (Flow flow : scope.flows()) {
      if (isReadable(flow)) {
        places++;
        general.computeIfAbsent(flow, checks::check).stream()
            .filter(b -> b.rule().equals(rule.check()))
            .forEach(found::add);
      }
    }
    return verdict(places, found);
  }

  private InvariantVerdict never(NeverReach rule) {
    return byGraph(rule.name(), rule.from(), rule.to(), rule.unless(), "is reached from");
  }

  private InvariantVerdict every(EveryPath rule) {
    return byGraph(
        rule.name(),
        rule.from(),
        rule.to(),
        rule.through(),
        "is reached without " + rule.through() + " from");
  }

  private InvariantVerdict byGraph(
      String name, String from, String to, String without, String words) {
    if (scope.paths().isEmpty()) {
      return new InvariantVerdict.Unknown("needs the linked graph of a revision");
    }
    try {
      Optional<List<Way>> way = scope.paths().get().path(from, to, without);
      if (way.isEmpty()) {
        return new InvariantVerdict.Holds(1);
      }
      Way first = way.get().isEmpty() ? new Way("", 0, from) : way.get().getFirst();
      return new InvariantVerdict.Violated(
          List.of(
              new Breach(
                  name,
                  first.file(),
                  from,
                  first.line(),
                  to,
                  "%s %s %s".formatted(to, words, from),
                  way.get())));
    } catch (IllegalArgumentException unknownName) {
      return new InvariantVerdict.NotApplicable();
    }
  }

  private InvariantVerdict ordered(Ordered rule) {
    List<Breach> found = new ArrayList<>();
    int places = 0;
    for (Flow flow : scope.flows()) {
      for (Step step : flow.calls()) {
        if (((Event.Call) step.event()).call().name().equals(rule.call()) && isReadable(flow)) {
          places++;
          new OrderWalk(flow).check(rule, step).ifPresent(found::add);
        }
      }
    }
    return verdict(places, found);
  }

  private InvariantVerdict written(WrittenOnlyBy rule) {
    PlaceTypes types = new PlaceTypes(scope.records());
    List<Breach> found = new ArrayList<>();
    int places = 0;
    for (Flow flow : scope.flows()) {
      for (Step step : flow.steps()) {
        if (step.event() instanceof Event.Assign a
            && a.target() instanceof Expression.Member m
            && isMember(types, flow, m, rule.record(), rule.member())) {
          places++;
          if (!rule.functions().contains(flow.name())) {
            found.add(
                new Breach(
                    rule.name(),
                    flow.file(),
                    flow.name(),
                    step.line(),
                    rule.record() + "." + rule.member(),
                    "%s writes %s, which only %s may"
                        .formatted(flow.name(), m.text(), String.join(", ", rule.functions())),
                    List.of(new Way(flow.file(), step.line(), "written here"))));
          }
        }
      }
    }
    return verdict(places, found);
  }

  private static boolean isMember(
      PlaceTypes types, Flow flow, Expression.Member m, String record, String member) {
    return m.field().equals(member) && PlaceTypes.tag(types.of(m.base(), flow)).equals(record);
  }

  private InvariantVerdict locked(UnderLock rule) {
    PairAnalysis analysis =
        new PairAnalysis(scope.code(), Pairs.KERNEL, new PlaceTypes(scope.records()));
    PlaceTypes types = new PlaceTypes(scope.records());
    List<Breach> found = new ArrayList<>();
    int places = 0;
    for (Flow flow : scope.flows()) {
      for (Step step : flow.steps()) {
        Optional<Expression.Member> accessed = accessed(step);
        if (accessed.isEmpty()
            || !isMember(types, flow, accessed.get(), rule.record(), rule.member())
            || !isReadable(flow)) {
          continue;
        }
        places++;
        boolean held =
            new LockSets(flow, analysis, scope.code())
                .at(step.id()).stream()
                    .anyMatch(h ->
                        rule.locks().contains(h.pair())
                            || rule.locks().stream().anyMatch(l -> h.key().endsWith(l)));
        if (!held) {
          found.add(
              new Breach(
                  rule.name(),
                  flow.file(),
                  flow.name(),
                  step.line(),
                  rule.record() + "." + rule.member(),
                  "%s is used without %s"
                      .formatted(accessed.get().text(), String.join(" or ", rule.locks())),
                  List.of(new Way(flow.file(), step.line(), "used here"))));
        }
      }
    }
    return verdict(places, found);
  }

  private static Optional<Expression.Member> accessed(Step step) {
    return switch (step.event()) {
      case Event.Read r when r.place() instanceof Expression.Member m -> Optional.of(m);
      case Event.Assign a when a.target() instanceof Expression.Member m -> Optional.of(m);
      default -> Optional.empty();
    };
  }

  private InvariantVerdict used(ResultUsed rule) {
    List<Breach> found = new ArrayList<>();
    int places = 0;
    for (Flow flow : scope.flows()) {
      for (Step step : flow.calls()) {
        Event.Call c = (Event.Call) step.event();
        if (rule.functions().contains(c.call().name())) {
          places++;
          if (c.dropped()) {
            found.add(
                new Breach(
                    rule.name(),
                    flow.file(),
                    flow.name(),
                    step.line(),
                    c.call().name(),
                    "what %s returns is not used".formatted(c.call().name()),
                    List.of(new Way(flow.file(), step.line(), c.call().text()))));
          }
        }
      }
    }
    return verdict(places, found);
  }

  private InvariantVerdict sets(SetsMember rule) {
    List<Breach> found = new ArrayList<>();
    int places = 0;
    for (RuleScope.Instance i : scope.initialisers()) {
      if (i.record().equals(rule.record())) {
        places++;
        if (!i.members().contains(rule.member())) {
          found.add(
              new Breach(
                  rule.name(),
                  i.file(),
                  "",
                  i.line(),
                  i.name(),
                  "%s does not set %s".formatted(i.name(), rule.member()),
                  List.of(new Way(i.file(), i.line(), "initialised here"))));
        }
      }
    }
    return verdict(places, found);
  }
}
