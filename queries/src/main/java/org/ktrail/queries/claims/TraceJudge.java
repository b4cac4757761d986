package org.ktrail.queries.claims;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.calls.View;
import org.ktrail.queries.claims.Verdict.Placement;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.paths.Hop;
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

  private final View view;
  private final HopFinder finder;
  private final Names names;
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
    this.names = new Names(source, finder);
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

  /** A hop that may be the caller. */
  private record Candidate(int hop, Placement placement, boolean asWritten) {}

  private record Way(Candidate candidate, Path path) {}

  private final class Run {
    private final Trace trace;
    private final @Nullable Verdict[] verdicts;
    private final BitSet open = new BitSet();

    Run(Trace trace) {
      this.trace = trace;
      this.verdicts = new Verdict[trace.hops().size()];
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

    private Verdict judge(int number) {
      TraceHop hop = trace.hops().get(number);
      if (judged++ >= MOST_HOPS) {
        return new Verdict.NotJudged(Verdict.Reason.TOO_MANY);
      }
      int[] nodes = names.nodes(hop.name());
      if (nodes.length == 0) {
        return nameless(hop);
      }
      if (!hop.reliable()) {
        return new Verdict.NotJudged(Verdict.Reason.UNRELIABLE);
      }
      if (hop.callers().isEmpty()) {
        return new Verdict.Start(view.symbol(names.main(nodes)), nodes.length);
      }
      List<Candidate> candidates = candidates(number);
      return candidates.isEmpty()
          ? new Verdict.NotJudged(Verdict.Reason.CALLER_UNKNOWN)
          : called(hop, nodes, candidates);
    }

    /** What is to be said of a name that the snapshot lacks. */
    private Verdict nameless(TraceHop hop) {
      String name = hop.name().name();
      if (hop.name().kind() == TraceName.Kind.WORD && patch.definition(name).isEmpty()) {
        return new Verdict.NotJudged(Verdict.Reason.PROSE);
      }
      List<Integer> callers = known(hop.callers());
      Optional<PatchFacts.Mark> defined = patch.definition(name);
      if (defined.isPresent()) {
        return callers.stream()
            .flatMap(caller -> byPatch(caller, Placement.STATED, hop).stream())
            .findFirst()
            .orElse(new Verdict.DefinedByPatch(defined.get()));
      }
      if (hop.name().kind() == TraceName.Kind.FUNCTION && names.isInAssembly(name)) {
        return new Verdict.NotJudged(Verdict.Reason.ASSEMBLY);
      }
      if (hop.name().kind() == TraceName.Kind.MEMBER && names.isMember(name)) {
        return new Verdict.NotJudged(Verdict.Reason.EMPTY_MEMBER);
      }
      return new Verdict.Unknown(
          hop.name().kind(),
          hop.name().kind() == TraceName.Kind.MEMBER ? List.of() : names.suggestions(name),
          nearest(hop, callers, maxHops));
    }

    private Verdict called(TraceHop hop, int[] nodes, List<Candidate> candidates) {
      HopFinder.Ways ways = finder.to(nodes, open);
      boolean lost = trace.indentationLost();
      int bound = hop.gap() == TraceHop.Gap.SKIPPED ? Math.max(MAX_SKIPPED, maxHops) : maxHops;
      List<Candidate> stated =
          candidates.stream().filter(c -> lost || c.placement() == Placement.STATED).toList();
      Apart apart = new Apart(nodes, ways, stated, bound);
      Optional<Verdict> verdict =
          near(ways, stated)
              .or(() -> hidden(ways, stated, bound, Grade.EXACT).map(w -> called(w)))
              .or(() -> byPatch(hop, stated))
              .or(apart::find)
              .or(() -> near(ways, candidates))
              .or(() -> byPatch(hop, candidates));
      if (verdict.isPresent()) {
        return verdict.get();
      }
      List<Integer> tried = stated.stream().map(Candidate::hop).distinct().toList();
      int[] from = nodesOf(tried);
      if (names.haveNoBody(from)) {
        return new Verdict.NotJudged(Verdict.Reason.NO_BODY);
      }
      Optional<Miss.Unresolved> call =
          names.mayBeCalledUnknown(nodes) ? finder.unresolved(from, NEAR) : Optional.empty();
      if (call.isPresent()) {
        return new Verdict.Open(tried, bound, call.get());
      }
      Optional<Verdict.Nearest> nearest = nearest(hop, tried, bound);
      return nearest.isEmpty() && names.areUncalled(nodes)
          ? new Verdict.NotJudged(Verdict.Reason.UNCALLED)
          : new Verdict.Impossible(tried, bound, nearest, apart.through());
    }

    private Optional<Verdict> near(HopFinder.Ways ways, List<Candidate> candidates) {
      for (Grade grade : List.of(Grade.EXACT, Grade.TYPE, Grade.NAME)) {
        for (Candidate c : candidates) {
          Optional<Path> path = ways.from(nodesOf(List.of(c.hop())), 1, grade);
          if (path.isPresent()) {
            return Optional.of(called(c, path.get()));
          }
        }
      }
      return Optional.empty();
    }

    /** The shortest way; of equal ones that of the first candidate. */
    private Optional<Way> hidden(
        HopFinder.Ways ways, List<Candidate> candidates, int bound, Grade worst) {
      Optional<Way> best = Optional.empty();
      int hops = bound;
      for (Candidate c : candidates) {
        Optional<Path> path = ways.from(nodesOf(List.of(c.hop())), hops, worst);
        if (path.isPresent()) {
          best = Optional.of(new Way(c, path.get()));
          hops = path.get().counted() - 1;
        }
      }
      return best;
    }

    private Verdict called(Way way) {
      return called(way.candidate(), way.path());
    }

    /**
     * Ways of the grade type that keep apart from what the trace has elsewhere: where many fill
     * tables of one type, most functions lead to most, and who wrote a function beside another did
     * not mean that it is called by what a table in that can hold.
     */
    private final class Apart {
      private final int[] to;
      private final HopFinder.Ways all;
      private final List<Candidate> candidates;
      private final int bound;
      private Optional<String> through = Optional.empty();

      Apart(int[] to, HopFinder.Ways all, List<Candidate> candidates, int bound) {
        this.to = to;
        this.all = all;
        this.candidates = candidates;
        this.bound = bound;
      }

      Optional<Verdict> find() {
        BitSet avoid = new BitSet();
        HopFinder.Ways ways = all;
        for (int tries = 0; tries <= trace.hops().size(); tries++) {
          Optional<Way> way = hidden(ways, candidates, bound, Grade.TYPE);
          Optional<Integer> beside = way.flatMap(w -> beside(w.path()));
          if (beside.isEmpty()) {
            return way.map(w -> called(w));
          }
          through = Optional.of(trace.hops().get(beside.get()).name().name());
          IntStream.of(nodesOf(List.of(beside.get()))).forEach(avoid::set);
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
                IntStream.of(nodesOf(List.of(i)))
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

    private Verdict called(Candidate c, Path path) {
      return new Verdict.Called(c.hop(), c.placement(), c.asWritten(), Manners.of(path), path);
    }

    private Optional<Verdict> byPatch(TraceHop hop, List<Candidate> candidates) {
      return candidates.stream()
          .flatMap(c -> byPatch(c.hop(), c.placement(), hop).stream())
          .findFirst();
    }

    private Optional<Verdict> byPatch(int caller, Placement placement, TraceHop hop) {
      if (hop.name().kind() == TraceName.Kind.MEMBER) {
        return Optional.empty();
      }
      String from = trace.hops().get(caller).name().name();
      return patchWays
          .find(from, names.nodes(trace.hops().get(caller).name()), hop.name().name(), maxHops)
          .map(way -> new Verdict.AddedByPatch(caller, placement, way.lead(), way.calls()));
    }

    /** What may have been meant instead. */
    private Optional<Verdict.Nearest> nearest(TraceHop hop, List<Integer> callers, int bound) {
      String name = hop.name().name();
      Optional<Verdict.Nearest> patched =
          callers.stream()
              .flatMap(caller -> patchWays.like(name, trace.hops().get(caller), bound).stream())
              .findFirst();
      int[] from = nodesOf(callers);
      if (patched.isPresent() || from.length == 0) {
        return patched;
      }
      List<String> alike = names.alike(name);
      return held(hop, alike)
          .flatMap(held -> reached(held, from, bound, Grade.TYPE))
          .or(() -> reached(nodes(alike), from, bound, Grade.EXACT));
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

    private Optional<Verdict.Nearest> reached(int[] to, int[] from, int bound, Grade worst) {
      return to.length == 0
          ? Optional.empty()
          : finder
              .to(to, open)
              .from(from, bound, worst)
              .map(path ->
                  new Verdict.Nearest(path.end().name(), Optional.of(path), Optional.empty()));
    }

    private int[] nodes(List<String> functions) {
      return functions.stream()
          .flatMapToInt(other -> IntStream.of(names.nodes(Manners.function(other))))
          .distinct()
          .sorted()
          .toArray();
    }

    private int[] nodesOf(List<Integer> numbers) {
      return numbers.stream()
          .flatMapToInt(hop -> IntStream.of(names.nodes(trace.hops().get(hop).name())))
          .distinct()
          .sorted()
          .toArray();
    }

    /** Callers whose names mean something: instead of one that does not, who would call that. */
    private List<Integer> known(List<Integer> callers) {
      return callers.stream()
          .flatMap(caller ->
              isKnown(caller)
                  ? Stream.of(caller)
                  : known(trace.hops().get(caller).callers()).stream())
          .distinct()
          .toList();
    }

    private boolean isKnown(int hop) {
      TraceName name = trace.hops().get(hop).name();
      return names.nodes(name).length > 0 || patch.definition(name.name()).isPresent();
    }

    /** Who may have called a hop, in the order in which they are tried. */
    private List<Candidate> candidates(int number) {
      TraceHop hop = trace.hops().get(number);
      List<Integer> stated = known(hop.callers());
      List<Candidate> found = new ArrayList<>();
      if (!trace.indentationLost()) {
        stated.forEach(caller -> found.add(new Candidate(caller, Placement.STATED, true)));
      }
      if (trace.form() == Trace.Form.LISTING && number > 0) {
        int previous = before(number);
        boolean plain = hop.callers().contains(previous);
        List<Integer> around = around(previous);
        for (int i = 0; i < around.size(); i++) {
          Placement placement = i == 0 ? Placement.PREVIOUS : Placement.ANCESTOR;
          add(found, new Candidate(around.get(i), placement, trace.indentationLost() || !plain));
        }
      }
      stated.forEach(caller -> add(found, new Candidate(caller, Placement.STATED, true)));
      return found;
    }

    /** The hop before, alternatives of the same line left out. */
    private int before(int number) {
      TraceHop hop = trace.hops().get(number);
      int before = number - 1;
      while (before > 0
          && hop.through().isPresent()
          && trace.hops().get(before).callers().equals(hop.callers())) {
        before--;
      }
      return before;
    }

    private static void add(List<Candidate> found, Candidate candidate) {
      if (found.stream().noneMatch(c -> c.hop() == candidate.hop())) {
        found.add(candidate);
      }
    }

    /** A hop and whoever it was found to be called from, outwards. */
    private List<Integer> around(int hop) {
      List<Integer> around = new ArrayList<>();
      int at = hop;
      while (at >= 0 && !around.contains(at)) {
        if (isKnown(at)) {
          around.add(at);
        }
        at = caller(at);
      }
      return around;
    }

    private int caller(int hop) {
      return switch (verdicts[hop]) {
        case Verdict.Called called -> called.caller();
        case Verdict.AddedByPatch added -> added.caller();
        case null -> -1;
        default -> trace.hops().get(hop).callers().stream().findFirst().orElse(-1);
      };
    }
  }
}
