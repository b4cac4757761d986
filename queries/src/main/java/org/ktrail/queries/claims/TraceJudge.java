package org.ktrail.queries.claims;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.claims.HopVerdict.Placement;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.paths.HopFinder;
import org.ktrail.queries.paths.Miss;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.trace.Trace;
import org.ktrail.queries.trace.TraceHop;
import org.ktrail.queries.trace.TraceName;

/**
 * Judges call traces against a snapshot and the patch that comes with them. A hop is judged by
 * itself: which callback an earlier hop handed down is not remembered. Not for more than one
 * thread.
 */
public final class TraceJudge {
  /** Hops of a way between two names that the text puts one below the other. */
  public static final int MAX_HOPS = 8;

  /** Hops of a way where the text says that frames are left out. */
  public static final int MAX_SKIPPED = 16;

  /** Hops from a caller within which a call that leads nowhere known leaves open where it leads. */
  private static final int NEAR = 1;

  /** Hops judged by one judge: a text of nothing but traces is no message. */
  static final int MOST_HOPS = 2000;

  private final GraphView view;
  private final HopFinder finder;
  private final TraceNames names;
  private final PatchFacts patch;
  private final PatchWays patchWays;
  private final int maxHops;
  private int judged;

  /**
   * @param maxHops hops of a way that the text does not call longer: {@link #MAX_HOPS}
   */
  public TraceJudge(Source source, PatchFacts patch, int maxHops) {
    this(source, new HopFinder(source.view()), patch, maxHops);
  }

  private TraceJudge(Source source, HopFinder finder, PatchFacts patch, int maxHops) {
    this.view = source.view();
    this.finder = finder;
    this.names = new TraceNames(source, finder);
    this.patch = patch;
    this.patchWays = new PatchWays(patch, names, finder);
    this.maxHops = maxHops;
  }

  /** Judges several at once; that is faster than one by one. */
  public List<JudgedTrace> judge(List<Trace> traces) {
    names.prepare(
        traces.stream()
            .flatMap(trace -> trace.hops().stream())
            .filter(hop -> names.nodes(hop.name()).length == 0)
            .map(hop -> hop.name().name())
            .distinct()
            .toList());
    return traces.stream().map(this::judge).toList();
  }

  public JudgedTrace judge(Trace trace) {
    return new Run(trace).judge();
  }

  /** Judges the hops of one trace, a stack from its end on, so that callers come first. */
  private final class Run {
    private final Trace trace;
    private final @Nullable HopVerdict[] verdicts;
    private final BitSet open = new BitSet();
    private final TraceCallers callers;
    private final Meant meant;

    Run(Trace trace) {
      this.trace = trace;
      verdicts = new HopVerdict[trace.hops().size()];
      callers = new TraceCallers(trace, names, patch, verdicts);
      meant = new Meant(trace, names, callers, patchWays, finder, open);
    }

    JudgedTrace judge() {
      for (TraceHop hop : trace.hops()) {
        if (hop.name().kind() != TraceName.Kind.MEMBER) {
          IntStream.of(names.nodes(hop.name())).forEach(open::set);
        }
      }
      int n = verdicts.length;
      for (int i = 0; i < n; i++) {
        int hop = trace.form() == Trace.Form.STACK ? n - 1 - i : i;
        verdicts[hop] = judge(hop);
      }
      return new JudgedTrace(trace, Stream.of(verdicts).toList());
    }

    private HopVerdict judge(int number) {
      TraceHop hop = trace.hops().get(number);
      if (judged++ >= MOST_HOPS) {
        return new HopVerdict.NotJudged(HopVerdict.Reason.TOO_MANY);
      }
      int[] nodes = names.nodes(hop.name());
      if (nodes.length == 0) {
        return nameless(hop);
      }
      if (!hop.reliable()) {
        return new HopVerdict.NotJudged(HopVerdict.Reason.UNRELIABLE);
      }
      if (hop.callers().isEmpty()) {
        return new HopVerdict.Start(view.symbol(names.main(nodes)), nodes.length);
      }
      List<Candidate> candidates = callers.of(number);
      return candidates.isEmpty()
          ? new HopVerdict.NotJudged(HopVerdict.Reason.CALLER_UNKNOWN)
          : called(hop, nodes, candidates);
    }

    /** What is to be said of a name that the snapshot lacks. */
    private HopVerdict nameless(TraceHop hop) {
      String name = hop.name().name();
      if (hop.name().kind() == TraceName.Kind.WORD && patch.definition(name).isEmpty()) {
        return new HopVerdict.NotJudged(HopVerdict.Reason.PROSE);
      }
      List<Integer> known = callers.known(hop.callers());
      Optional<PatchFacts.Mark> defined = patch.definition(name);
      if (defined.isPresent()) {
        return known.stream()
            .flatMap(caller -> byPatch(caller, Placement.STATED, hop).stream())
            .findFirst()
            .orElse(new HopVerdict.DefinedByPatch(defined.get()));
      }
      if (isNoC(name)) {
        return new HopVerdict.NotJudged(HopVerdict.Reason.NOT_C);
      }
      if (hop.name().kind() == TraceName.Kind.FUNCTION && names.isInAssembly(name)) {
        return new HopVerdict.NotJudged(HopVerdict.Reason.ASSEMBLY);
      }
      if (hop.name().kind() == TraceName.Kind.MEMBER && names.isMember(name)) {
        return new HopVerdict.NotJudged(HopVerdict.Reason.EMPTY_MEMBER);
      }
      return new HopVerdict.Unknown(
          hop.name().kind(),
          hop.name().kind() == TraceName.Kind.MEMBER ? List.of() : names.suggestions(name),
          meant.instead(hop, known, maxHops));
    }

    /** What Rust mangles, in its new and its old way, and what the BPF compiler names. */
    private static boolean isNoC(String name) {
      return name.matches(
          "(?s)_R[A-Z][A-Za-z0-9_]{6,}+|_ZN\\d.*E|bpf_(prog|trampoline)_[0-9a-f]{6,}+.*");
    }

    private HopVerdict called(TraceHop hop, int[] nodes, List<Candidate> candidates) {
      HopFinder.Ways ways = finder.to(nodes, open);
      boolean lost = trace.indentationLost();
      int bound = hop.gap() == TraceHop.Gap.SKIPPED ? Math.max(MAX_SKIPPED, maxHops) : maxHops;
      List<Candidate> stated =
          candidates.stream().filter(c -> lost || c.placement() == Placement.STATED).toList();
      Apart apart = new Apart(trace, view, callers, finder, open, nodes);
      Optional<HopVerdict> verdict =
          near(ways, stated)
              .or(() ->
                  CandidateWay.shortest(ways, stated, callers, bound, Grade.EXACT)
                      .map(CandidateWay::called))
              .or(() -> byPatch(hop, stated))
              .or(() -> apart.find(ways, stated, bound))
              .or(() -> near(ways, candidates))
              .or(() -> byPatch(hop, candidates));
      if (verdict.isPresent()) {
        return verdict.get();
      }
      List<Integer> tried = stated.stream().map(Candidate::hop).distinct().toList();
      int[] from = callers.nodes(tried);
      if (names.haveNoBody(from)) {
        return new HopVerdict.NotJudged(HopVerdict.Reason.NO_BODY);
      }
      Optional<Miss.Unresolved> call =
          names.mayBeCalledUnknown(nodes) ? finder.unresolved(from, NEAR) : Optional.empty();
      if (call.isPresent()) {
        return new HopVerdict.Open(tried, bound, call.get());
      }
      Optional<HopVerdict.Nearest> nearest = meant.instead(hop, tried, bound);
      return nearest.isEmpty() && names.areUncalled(nodes)
          ? new HopVerdict.NotJudged(HopVerdict.Reason.UNCALLED)
          : new HopVerdict.Impossible(tried, bound, nearest, apart.through());
    }

    private Optional<HopVerdict> near(HopFinder.Ways ways, List<Candidate> candidates) {
      for (Grade grade : List.of(Grade.EXACT, Grade.TYPE, Grade.NAME)) {
        for (Candidate c : candidates) {
          Optional<Path> path = ways.from(callers.nodes(List.of(c.hop())), 1, grade);
          if (path.isPresent()) {
            return Optional.of(new CandidateWay(c, path.get()).called());
          }
        }
      }
      return Optional.empty();
    }

    private Optional<HopVerdict> byPatch(TraceHop hop, List<Candidate> candidates) {
      return candidates.stream()
          .flatMap(c -> byPatch(c.hop(), c.placement(), hop).stream())
          .findFirst();
    }

    private Optional<HopVerdict> byPatch(int caller, Placement placement, TraceHop hop) {
      if (hop.name().kind() == TraceName.Kind.MEMBER) {
        return Optional.empty();
      }
      String from = trace.hops().get(caller).name().name();
      return patchWays
          .find(from, names.nodes(trace.hops().get(caller).name()), hop.name().name(), maxHops)
          .map(way -> new HopVerdict.AddedByPatch(caller, placement, way.lead(), way.calls()));
    }
  }
}
