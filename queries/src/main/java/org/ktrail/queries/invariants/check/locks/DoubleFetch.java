package org.ktrail.queries.invariants.check.locks;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.check.tests.CheckedOther;
import org.ktrail.queries.invariants.pairs.LockSets;
import org.ktrail.queries.invariants.pairs.PairAnalysis;

/**
 * {@code o->p} is tested and then read again to be dereferenced, while a function of the file sets
 * it to NULL under no lock that the reader holds.
 */
public final class DoubleFetch implements Check {
  private final PairAnalysis analysis;

  public DoubleFetch(PairAnalysis analysis) {
    this.analysis = analysis;
  }

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    Set<String> told = new HashSet<>();
    for (Step call : s.flow.calls()) {
      if (!(((Event.Call) call.event()).call().callee().bare() instanceof Expression.Member m)
          || !m.arrow()
          || !(m.base().bare() instanceof Expression.Member p)
          || !told.add(s.name(p))) {
        continue;
      }
      Set<Integer> before = s.facts.ways.before(call.id());
      for (Step test : s.flow.steps()) {
        if (before.contains(test.id())
            && test.event() instanceof Event.Branch b
            && CheckedOther.pointer(b.condition()) instanceof Expression.Member q
            && s.name(q).equals(s.name(p))) {
          clearing(s, p, call)
              .ifPresent(clear ->
                  found.accept(
                      s.breach(
                          "double-fetch",
                          call.line(),
                          p.text(),
                          "%s is read again after the test, and may have become NULL: %s clears it"
                              .formatted(p.text(), clear.flow().name()),
                          s.way(test.line(), p.text() + " is tested"),
                          s.way(call.line(), p.text() + " is read again"),
                          new Breach.Way(
                              clear.flow().file(), clear.step().line(), "cleared here"))));
          break;
        }
      }
    }
  }

  private record Clear(Flow flow, Step step) {}

  private Optional<Clear> clearing(Subject s, Expression.Member p, Step reader) {
    String type = s.types.of(p.base(), s.flow);
    Set<String> held = keys(s.held(reader.id()), p.base().text());
    for (Flow other : s.code.file(s.flow.file())) {
      if (other == s.flow) {
        continue;
      }
      for (Step step : other.steps()) {
        if (step.event() instanceof Event.Assign a
            && a.target() instanceof Expression.Member m
            && m.field().equals(p.field())
            && a.value().bare().text().equals("NULL")
            && s.types.of(m.base(), other).equals(type)) {
          Set<String> there =
              keys(new LockSets(other, analysis, s.code).at(step.id()), m.base().text());
          there.retainAll(held);
          if (there.isEmpty()) {
            return Optional.of(new Clear(other, step));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Locks as members of the object, or global: so that those of two functions compare. */
  static Set<String> keys(Set<LockSets.Held> held, String base) {
    return held.stream()
        .filter(h -> !h.pair().contains("rcu"))
        .map(h -> h.key().replaceFirst("^&?\\Q" + base + "\\E(->|\\.)", "."))
        .map(k -> k.isEmpty() ? "?" : k)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
