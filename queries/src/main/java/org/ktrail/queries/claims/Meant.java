package org.ktrail.queries.claims;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.paths.HopFinder;
import org.ktrail.queries.trace.Trace;
import org.ktrail.queries.trace.TraceHop;

/** What a hop that cannot be may have been meant to say. */
final class Meant {
  private final Trace trace;
  private final TraceNames names;
  private final TraceCallers callers;
  private final PatchWays patchWays;
  private final HopFinder finder;
  private final BitSet open;

  /**
   * @param open nodes that ways may lead through although they are hubs
   */
  Meant(
      Trace trace,
      TraceNames names,
      TraceCallers callers,
      PatchWays patchWays,
      HopFinder finder,
      BitSet open) {
    this.trace = trace;
    this.names = names;
    this.callers = callers;
    this.patchWays = patchWays;
    this.finder = finder;
    this.open = open;
  }

  /**
   * What may have been meant instead.
   *
   * @param from numbers of hops that may have called it
   */
  Optional<HopVerdict.Nearest> instead(TraceHop hop, List<Integer> from, int bound) {
    String name = hop.name().name();
    Optional<HopVerdict.Nearest> patched =
        from.stream()
            .flatMap(caller -> patchWays.like(name, trace.hops().get(caller), bound).stream())
            .findFirst();
    int[] nodes = callers.nodes(from);
    if (patched.isPresent() || nodes.length == 0) {
      return patched;
    }
    List<String> alike = names.alike(name);
    return held(hop, alike)
        .flatMap(held -> reached(held, nodes, bound, Grade.TYPE))
        .or(() -> reached(nodes(alike), nodes, bound, Grade.EXACT));
  }

  /** Of the functions in the member through which a hop is said to go, those of a like name. */
  private Optional<int[]> held(TraceHop hop, List<String> alike) {
    if (hop.through().isEmpty()) {
      return Optional.empty();
    }
    BitSet like = new BitSet();
    IntStream.of(nodes(alike)).forEach(like::set);
    int[] held = IntStream.of(names.nodes(hop.through().get())).filter(like::get).toArray();
    return held.length == 0 ? Optional.empty() : Optional.of(held);
  }

  private Optional<HopVerdict.Nearest> reached(int[] to, int[] from, int bound, Grade worst) {
    return to.length == 0
        ? Optional.empty()
        : finder
            .to(to, open)
            .from(from, bound, worst)
            .map(path ->
                new HopVerdict.Nearest(path.end().name(), Optional.of(path), Optional.empty()));
  }

  private int[] nodes(List<String> functions) {
    return functions.stream()
        .flatMapToInt(other -> IntStream.of(names.nodes(Manners.function(other))))
        .distinct()
        .sorted()
        .toArray();
  }
}
