package org.ktrail.queries.invariants;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;

/**
 * A call whose result nobody takes, of a function that returns errors and whose result most other
 * callers take.
 */
final class IgnoredErrors implements Check {
  private static final int FEWEST = 3;
  private static final double MOST = 0.8;
  private static final int MOST_FILES = 10;
  private final Pairs pairs;
  private final Map<String, int[]> uses = new HashMap<>();
  private final Map<Flow, Boolean> errors = new java.util.IdentityHashMap<>();

  IgnoredErrors(Pairs pairs) {
    this.pairs = pairs;
  }

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    for (Step step : s.flow.calls()) {
      Event.Call event = (Event.Call) step.event();
      String name = event.call().name();
      if (!event.dropped() || name.isEmpty()) {
        continue;
      }
      boolean acquires =
          pairs.ofFunction(name).stream()
              .anyMatch(u ->
                  u.operation().role() == Pair.Role.ACQUIRE
                      && u.operation().when() == Pair.When.ZERO);
      Optional<Flow> callee = s.code.anywhere(name, s.flow, Set.of("return -E", "= -E"));
      if (!acquires && callee.filter(g -> fails(g, s, 0)).isEmpty()) {
        continue;
      }
      int[] counted = uses.computeIfAbsent(name, n -> count(s.code, n, s.flow));
      int all = counted[0] + counted[1];
      if (acquires || counted[0] >= FEWEST && counted[0] >= MOST * all) {
        found.accept(
            s.breach(
                "ignored-error",
                step.line(),
                name,
                counted[0] >= FEWEST
                    ? "what %s returns is not looked at; %d of %d other callers do"
                        .formatted(name, counted[0], all - 1)
                    : "what %s returns is not looked at, which says whether it worked"
                        .formatted(name),
                s.way(step.line(), event.call().text())));
      }
    }
  }

  /** Whether a function returns a negative error, itself or by those it calls. */
  private boolean fails(Flow flow, Subject s, int depth) {
    Boolean known = errors.get(flow);
    if (known != null) {
      return known;
    }
    errors.put(flow, false); // while it is looked for, and if it is recursive
    boolean found = flow.result().matches("(static )?(inline )?(int|long|ssize_t)") && find(flow);
    errors.put(flow, found);
    return found;
  }

  private static boolean find(Flow flow) {
    Set<String> returned = new HashSet<>();
    for (Step step : flow.steps()) {
      if (step.event() instanceof Event.Return r && r.value() != null) {
        if (isError(r.value())) {
          return true;
        }
        if (r.value().bare() instanceof Expression.Name n) {
          returned.add(n.name());
        }
      }
    }
    return flow.steps().stream()
        .anyMatch(step ->
            step.event() instanceof Event.Assign a
                && returned.contains(a.target().text())
                && !a.declares()
                && isError(a.value()));
  }

  private static boolean isError(Expression e) {
    return e.bare() instanceof Expression.Unary u
        && u.operator().equals("-")
        && u.of() instanceof Expression.Name n
        && Errors.isNumber(n.name());
  }

  /** How many calls use the result, and how many do not; of its own subsystem first. */
  private static int[] count(Code code, String name, Flow near) {
    String subsystem = Code.subsystem(near.file());
    List<String> paths =
        code.files().mentioning(name).stream()
            .filter(p -> p.endsWith(".c") && !p.startsWith("tools/"))
            .sorted(
                java.util.Comparator.comparing((String p) -> !p.startsWith(subsystem))
                    .thenComparing(p -> p))
            .limit(MOST_FILES)
            .toList();
    int[] counted = new int[2];
    for (String path : paths) {
      for (Flow f : code.file(path)) {
        for (Step step : f.calls()) {
          Event.Call c = (Event.Call) step.event();
          if (c.call().name().equals(name)) {
            counted[c.dropped() ? 1 : 0]++;
          }
        }
      }
    }
    return counted;
  }
}
