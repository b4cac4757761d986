package org.ktrail.queries.invariants.pairs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.pairs.PairRun.Exit;
import org.ktrail.queries.invariants.pairs.PairRun.Misuse;
import org.ktrail.queries.invariants.pairs.PairRun.Spot;
import org.ktrail.queries.invariants.values.Known;
import org.ktrail.queries.invariants.values.Sign;

/** What one {@link PairRun} finds, while it is under way. */
final class PairFindings {
  private final Map<Spot, Spot> from = new HashMap<>();
  private final Map<String, Exit> exits = new LinkedHashMap<>();
  private final Map<String, Misuse> misuses = new LinkedHashMap<>();
  private boolean retaken;

  /** A way goes on; how a spot was reached first is kept. */
  void reached(Spot spot, Spot before) {
    if (!spot.equals(before)) {
      from.putIfAbsent(spot, before);
    }
  }

  /** A way out; a value that may be an error or not is told apart by its signs. */
  void exit(Spot spot, Sign value, Known known) {
    exits.merge(
        spot + " " + value.mask(),
        new Exit(spot, value, known, from),
        (a, b) -> new Exit(spot, value, a.known().join(b.known()), from));
  }

  void misuse(Step step, Phase phase, Spot at, Known known) {
    misuses.putIfAbsent(
        step.id() + " " + phase, new Misuse(step, phase, new Exit(at, Sign.ANY, known, from)));
  }

  /** What the caller holds was released and is taken back. */
  void retaken() {
    retaken = true;
  }

  PairRun run(FunctionFacts f, Resource resource, boolean bounded) {
    return new PairRun(
        f.flow,
        resource,
        List.copyOf(exits.values()),
        List.copyOf(misuses.values()),
        retaken,
        bounded);
  }
}
