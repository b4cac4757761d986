package org.ktrail.queries.invariants.check.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.values.ForwardFacts;
import org.ktrail.queries.invariants.values.NullTests;

/**
 * A local pointer that is followed, or freed again, although every way to there has freed it, or
 * although nothing but that comes after the free.
 */
public final class UseAfterFree implements Check {
  /** Which argument is gone after a call: {@code frees.tsv}. */
  private static final Map<String, Integer> FREES = read();

  private static Map<String, Integer> read() {
    Map<String, Integer> all = new HashMap<>();
    DataFile.table(UseAfterFree.class, "frees.tsv", 2)
        .forEach(row -> all.put(row[0], Integer.parseInt(row[1])));
    return Map.copyOf(all);
  }

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    if (s.flow.damaged()
        || s.flow.calls().stream().noneMatch(step -> freed(s.flow, step) != null)) {
      return;
    }
    Map<Integer, Map<String, Integer>> gone =
        ForwardFacts.of(
            s.flow,
            Map.<String, Integer>of(),
            (step, edge, before) -> after(s.flow, step, before),
            ForwardFacts::both,
            20);
    Set<String> told = new HashSet<>();
    for (Step step : s.flow.steps()) {
      gone.getOrDefault(step.id(), Map.of())
          .forEach((name, line) -> {
            if (uses(s.flow, step, name) && told.add(name)) {
              tell(s, step, name, line, found);
            }
          });
      String name = freed(s.flow, step);
      Step use = name == null ? null : straightOn(s.flow, step, name);
      if (name != null && use != null && told.add(name)) {
        tell(s, use, name, step.line(), found);
      }
    }
  }

  private static void tell(Subject s, Step use, String name, int line, Consumer<Breach> found) {
    boolean again = name.equals(freed(s.flow, use));
    found.accept(
        s.breach(
            "use-after-free",
            use.line(),
            name,
            "%s is %s, but was freed before".formatted(name, again ? "freed here" : "followed"),
            s.way(line, name + " is freed"),
            s.way(use.line(), name + (again ? " is freed again" : " is followed"))));
  }

  private static boolean uses(Flow flow, Step step, String name) {
    return name.equals(freed(flow, step)) || follows(step, name);
  }

  /**
   * Where what was freed is used before control can part: whatever other ways lead there. Null if
   * it is not.
   */
  private static @Nullable Step straightOn(Flow flow, Step free, String name) {
    Map<String, Integer> gone = Map.of(name, free.line());
    Set<Integer> seen = new HashSet<>();
    Step at = free;
    while (at.next().size() == 1 && seen.add(at.id())) {
      at = flow.steps().get(at.next().getFirst().to());
      if (uses(flow, at, name)) {
        return at;
      }
      gone = after(flow, at, gone);
      if (!gone.containsKey(name)) {
        return null;
      }
    }
    return null;
  }

  private static boolean follows(Step step, String name) {
    return switch (step.event()) {
      case Event.Read r -> NullTests.goesThrough(r.place(), name);
      case Event.Assign a -> NullTests.goesThrough(a.target(), name);
      // Who is given the address of a member follows it.
      case Event.Call c ->
          c.call().arguments().stream()
              .anyMatch(a ->
                  a.bare() instanceof Expression.AddressOf of
                      && NullTests.goesThrough(of.of().bare(), name));
      default -> false;
    };
  }

  /** The local that a call frees; null if it frees none. */
  private static @Nullable String freed(Flow flow, Step step) {
    if (!(step.event() instanceof Event.Call c)) {
      return null;
    }
    int argument = FREES.getOrDefault(c.call().name(), 0);
    return argument > 0
            && argument <= c.call().arguments().size()
            && c.call().arguments().get(argument - 1).bare() instanceof Expression.Name n
            && flow.variable(n.name()).filter(v -> v.isPointer() && !v.isStatic()).isPresent()
        ? n.name()
        : null;
  }

  private static Map<String, Integer> after(Flow flow, Step step, Map<String, Integer> before) {
    String freed = freed(flow, step);
    if (freed != null) {
      Map<String, Integer> more = new HashMap<>(before);
      more.putIfAbsent(freed, step.line());
      return more;
    }
    if (before.isEmpty()) {
      return before;
    }
    Map<String, Integer> left = new HashMap<>(before);
    switch (step.event()) {
      case Event.Assign a -> left.remove(a.target().bare().root());
      // What heads a loop, and macros at large, may set what they are given.
      case Event.Call c ->
          c.call().arguments().stream()
              .map(Expression::bare)
              .map(x -> x instanceof Expression.AddressOf a ? a.of().bare() : x)
              .forEach(x -> left.remove(x.root()));
      case Event.Unread u -> left.clear();
      default -> {}
    }
    return left;
  }
}
