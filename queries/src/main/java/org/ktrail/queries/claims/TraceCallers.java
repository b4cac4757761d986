package org.ktrail.queries.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.claims.HopVerdict.Placement;
import org.ktrail.queries.trace.Trace;
import org.ktrail.queries.trace.TraceHop;
import org.ktrail.queries.trace.TraceName;

/** Who may have called the hops of one trace. */
final class TraceCallers {
  private final Trace trace;
  private final TraceNames names;
  private final PatchFacts patch;

  /** By hop, as far as they are judged. */
  private final @Nullable HopVerdict[] verdicts;

  TraceCallers(Trace trace, TraceNames names, PatchFacts patch, @Nullable HopVerdict[] verdicts) {
    this.trace = trace;
    this.names = names;
    this.patch = patch;
    this.verdicts = verdicts;
  }

  /** Who may have called a hop, in the order in which they are tried. */
  List<Candidate> of(int number) {
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

  /** Callers whose names mean something: instead of one that does not, who would call that. */
  List<Integer> known(List<Integer> callers) {
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

  /** What hops are called may mean all of these nodes. */
  int[] nodes(List<Integer> hops) {
    return hops.stream()
        .flatMapToInt(hop -> IntStream.of(names.nodes(trace.hops().get(hop).name())))
        .distinct()
        .sorted()
        .toArray();
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
      case HopVerdict.Called called -> called.caller();
      case HopVerdict.AddedByPatch added -> added.caller();
      case null -> -1;
      default -> trace.hops().get(hop).callers().stream().findFirst().orElse(-1);
    };
  }
}
