package org.ktrail.queries.invariants.check.locks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.code.CodeState;
import org.ktrail.queries.invariants.pairs.LockSets;
import org.ktrail.queries.invariants.pairs.PairAnalysis;
import org.ktrail.queries.invariants.types.PlaceTypes;

/**
 * A member that every function of the file writes under one lock, and this one reads without it.
 * What initialises an object it has made itself is no writer; a member that is only ever set there
 * needs no lock.
 */
public final class UnlockedAccess implements Check {
  private final PairAnalysis analysis;
  private final Map<Flow, LockSets> locks = new java.util.IdentityHashMap<>();
  private final Map<String, Optional<Guard>> guards = new LinkedHashMap<>();
  private static final Pattern SCOPED =
      Pattern.compile("guard|guard_\\w+|scoped_(cond_)?guard|CLASS|ACQUIRE");

  public UnlockedAccess(PairAnalysis analysis) {
    this.analysis = analysis;
  }

  /** The locks that all writes have in common, and one of the writes. */
  private record Guard(Set<String> locks, Flow writer, Step step, int writes) {}

  /** Locks that end with their scope are not followed: what such a function holds is not known. */
  private static boolean guards(Flow flow) {
    return flow.calls().stream()
        .map(step -> ((Event.Call) step.event()).call())
        .anyMatch(c ->
            SCOPED.matcher(c.name()).matches()
                || c.callee().bare() instanceof Expression.Call inner
                    && SCOPED.matcher(inner.name()).matches());
  }

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (guards(s.flow)) {
      return;
    }
    Set<String> told = new HashSet<>();
    for (Step step : s.flow.steps()) {
      if (!(step.event() instanceof Event.Read r)
          || !(r.place() instanceof Expression.Member m)
          || !m.arrow()
          || !(m.base().bare() instanceof Expression.Name base)) {
        continue;
      }
      String record = PlaceTypes.tag(s.types.of(base, s.flow));
      if (record.isEmpty() || told.contains(m.field()) || isOwn(s.flow, base.name())) {
        continue;
      }
      Optional<Guard> guard = guard(s, record, m.field());
      if (guard.isEmpty() || guard.get().writer() == s.flow) {
        continue;
      }
      Set<String> held = DoubleFetch.keys(s.held(step.id()), base.name());
      held.retainAll(guard.get().locks());
      if (held.isEmpty() && told.add(m.field())) {
        Guard g = guard.get();
        found.accept(
            s.breach(
                "unlocked-access",
                step.line(),
                record + "." + m.field(),
                "%s is read without the lock that %s writes it under"
                    .formatted(m.text(), g.writer().name()),
                new Breach.Way(g.writer().file(), g.step().line(), "written under a lock"),
                s.way(step.line(), "read without it")));
      }
    }
  }

  private Optional<Guard> guard(Subject s, String record, String field) {
    return guards.computeIfAbsent(
        s.flow.file() + " " + record + " " + field, k -> find(s, record, field));
  }

  private Optional<Guard> find(Subject s, String record, String field) {
    Set<String> common = null;
    Flow writer = null;
    Step at = null;
    int writes = 0;
    for (Flow f : s.code.file(s.flow.file())) {
      // What another revision does with the member says nothing of this one.
      List<Step> steps =
          s.code.certainty(f) == CodeState.Certainty.ASSUMED || guards(f)
              ? List.<Step>of()
              : f.steps();
      for (Step step : steps) {
        if (step.event() instanceof Event.Assign a
            && a.target() instanceof Expression.Member m
            && m.field().equals(field)
            && m.arrow()
            && m.base().bare() instanceof Expression.Name base
            && PlaceTypes.tag(s.types.of(base, f)).equals(record)
            && !isOwn(f, base.name())) {
          Set<String> held =
              DoubleFetch.keys(
                  locks.computeIfAbsent(f, x -> new LockSets(x, analysis, s.code)).at(step.id()),
                  base.name());
          if (common == null) {
            common = held;
            writer = f;
            at = step;
          } else {
            common.retainAll(held);
          }
          writes++;
        }
      }
    }
    return common == null || common.isEmpty() || writer == null || at == null
        ? Optional.empty()
        : Optional.of(new Guard(common, writer, at, writes));
  }

  /** Whether a function made the object: nobody else knows it yet. */
  private static boolean isOwn(Flow flow, String variable) {
    if (flow.parameter(variable) >= 0) {
      return false;
    }
    List<Expression> values = new ArrayList<>();
    for (Step step : flow.steps()) {
      if (step.event() instanceof Event.Assign a && a.target().text().equals(variable)) {
        values.add(a.value().bare());
      }
    }
    return values.stream()
        .anyMatch(v -> v instanceof Expression.Call c && c.name().contains("alloc"));
  }
}
