package org.ktrail.queries.invariants.check.errors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.BreachKind;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.code.CodeState;
import org.ktrail.queries.invariants.pairs.Pairs;
import org.ktrail.queries.invariants.pairs.ResourcePair;

/**
 * A call whose result nobody takes, of a function that returns errors and whose result most other
 * callers take.
 */
public final class IgnoredErrors implements Check {
  public static final BreachKind KIND =
      BreachKind.change("ignored-error", "the result of a call that may fail is not looked at");

  private static final int FEWEST = 3;
  private static final double MOST = 0.8;
  private static final int MOST_FILES = 10;
  private final Pairs pairs;
  private final Map<String, int[]> uses = new HashMap<>();
  private final ErrorReturns returns;

  public IgnoredErrors(Pairs pairs, ErrorReturns returns) {
    this.pairs = pairs;
    this.returns = returns;
  }

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    CleanUp cleanUp = new CleanUp(s);
    for (Step step : s.flow.calls()) {
      Event.Call event = (Event.Call) step.event();
      String name = event.call().name();
      if (!event.dropped() || name.isEmpty() || cleanUp.contains(step)) {
        continue;
      }
      boolean acquires =
          pairs.ofFunction(name).stream()
              .anyMatch(u ->
                  u.operation().role() == ResourcePair.Role.ACQUIRE
                      && u.operation().when() == ResourcePair.When.ZERO);
      if (!acquires && returns.of(name, s).isEmpty()) {
        continue;
      }
      int[] counted = uses.computeIfAbsent(name, n -> count(s.code, n, s.flow));
      int all = counted[0] + counted[1];
      if (acquires || counted[0] >= FEWEST && counted[0] >= MOST * all) {
        found.accept(
            s.breach(
                KIND.name(),
                step.line(),
                name,
                counted[0] >= FEWEST
                    ? "what %s returns is not looked at; %d of %d other callers do"
                        .formatted(name, counted[0], Math.max(counted[0], all - 1))
                    : "what %s returns is not looked at, which says whether it worked"
                        .formatted(name),
                s.way(step.line(), event.call().text())));
      }
    }
  }

  /** How many calls use the result, and how many do not; of its own subsystem first. */
  private static int[] count(CodeState code, String name, Flow near) {
    String subsystem = CodeState.subsystem(near.file());
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
