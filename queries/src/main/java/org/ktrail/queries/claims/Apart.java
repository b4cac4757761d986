package org.ktrail.queries.claims;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.paths.Hop;
import org.ktrail.queries.paths.HopFinder;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.trace.Trace;
import org.ktrail.queries.trace.TraceName;

/**
 * Ways of the grade type that keep apart from what the trace has elsewhere: where many fill tables
 * of one type, most functions lead to most, and who wrote a function beside another did not mean
 * that it is called by what a table in that can hold.
 */
final class Apart {
  private final Trace trace;
  private final GraphView view;
  private final TraceCallers callers;
  private final HopFinder finder;
  private final BitSet open;
  private final int[] to;
  private Optional<String> through = Optional.empty();

  /**
   * @param open nodes that ways may lead through although they are hubs
   * @param to nodes that ways lead to
   */
  Apart(
      Trace trace, GraphView view, TraceCallers callers, HopFinder finder, BitSet open, int[] to) {
    this.trace = trace;
    this.view = view;
    this.callers = callers;
    this.finder = finder;
    this.open = open;
    this.to = to;
  }

  /**
   * @param all ways to the nodes, whatever they pass
   * @param bound most hops of a way
   */
  Optional<HopVerdict> find(HopFinder.Ways all, List<Candidate> candidates, int bound) {
    BitSet avoid = new BitSet();
    HopFinder.Ways ways = all;
    for (int tries = 0; tries <= trace.hops().size(); tries++) {
      Optional<CandidateWay> way =
          CandidateWay.shortest(ways, candidates, callers, bound, Grade.TYPE);
      Optional<Integer> beside = way.flatMap(w -> beside(w.path()));
      if (beside.isEmpty()) {
        return way.map(CandidateWay::called);
      }
      through = Optional.of(trace.hops().get(beside.get()).name().name());
      IntStream.of(callers.nodes(List.of(beside.get()))).forEach(avoid::set);
      IntStream.of(to).forEach(avoid::clear);
      ways = finder.to(to, open, avoid);
    }
    return Optional.empty();
  }

  /** A hop of the trace that a way passes, and leaves by what a table of a type can hold. */
  private Optional<Integer> beside(Path path) {
    List<Symbol> passed = new ArrayList<>();
    boolean typed = false;
    for (Hop hop : path.hops().reversed()) {
      if (typed) {
        passed.add(hop.to());
      }
      typed |= hop.grade() != Grade.EXACT;
    }
    return IntStream.range(0, trace.hops().size())
        .filter(i -> trace.hops().get(i).name().kind() != TraceName.Kind.MEMBER)
        .filter(i ->
            IntStream.of(callers.nodes(List.of(i)))
                .mapToObj(node -> view.symbol(node))
                .anyMatch(passed::contains))
        .boxed()
        .findFirst();
  }

  /** What the trace has beside it, and the only ways lead through. */
  Optional<String> through() {
    return through;
  }
}
