package org.ktrail.queries.invariants.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.queries.flow.Edge;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.Breach.Way;
import org.ktrail.queries.invariants.pairs.PairRun.Exit;
import org.ktrail.queries.invariants.pairs.PairRun.Spot;
import org.ktrail.queries.invariants.values.Known;
import org.ktrail.queries.invariants.values.Sign;

/**
 * Says of a function whether what it acquires is released. What it always leaves acquired is left
 * to its caller, as what it returns or stores; what it leaves acquired on some ways only is not,
 * unless its caller can tell by the result or by what it passed.
 */
public final class PairJudge {
  public static final String NOT_RELEASED = "not-released";
  public static final String NOT_ACQUIRED = "not-acquired";
  public static final String OTHER_VARIANT = "other-variant";
  private static final int MOST_WAYS = 14;

  /** Pairs that protect what is read and keep nobody away. */
  private static final Set<String> SECTIONS = Set.of("rcu");

  private final PairAnalysis analysis;

  public PairJudge(PairAnalysis analysis) {
    this.analysis = analysis;
  }

  /** What a function does wrong with its resources, and whether some of it is not known. */
  public record Result(List<Breach> breaches, boolean unknown) {}

  public Result judge(Flow flow) {
    List<Breach> found = new ArrayList<>();
    boolean unknown = false;
    FunctionFacts facts = analysis.facts(flow);
    Set<Resource> candidates = analysis.candidates(flow);
    for (Resource r : candidates) {
      boolean cleaned = flow.variable(r.key()).map(Flow.Variable::cleaned).orElse(false);
      if (cleaned) {
        continue;
      }
      PairRun run = analysis.run(flow, r);
      unknown |= run.bounded();
      if (run.bounded()) {
        continue;
      }
      for (PairRun.Misuse m : run.misuses()) {
        found.add(
            breach(
                NOT_ACQUIRED,
                flow,
                m.step().line(),
                r,
                "%s is released on a way on which acquiring it failed".formatted(r.words()),
                m.way(),
                "released here"));
      }
      if (!run.retaken()) {
        held(flow, facts, r, run, found);
      }
      if (run.misuses().isEmpty()) {
        dropped(flow, r, run, candidates, found);
      }
    }
    return new Result(found, unknown);
  }

  private void held(Flow flow, FunctionFacts facts, Resource r, PairRun run, List<Breach> found) {
    List<Exit> held = in(run, Phase.HELD);
    List<Exit> released = in(run, Phase.RELEASED);
    if (held.isEmpty()) {
      return;
    }
    boolean owned =
        r.pair().kind() != ResourcePair.Kind.LOCK
            && !r.key().isEmpty()
            && r.local(flow).isPresent()
            && !r.local(flow).get().isStatic()
            && facts.events.owns(r, flow);
    // Memory that is handed to nobody, or freed where it is not, is not left for others.
    boolean own =
        r.pair().kind() != ResourcePair.Kind.MEMORY
            || !released.isEmpty()
            || in(run, Phase.ESCAPED).isEmpty();
    for (Exit h : held) {
      if (owned && (own || Telling.fails(flow, h))) {
        found.add(leak(flow, r, h, "and nothing holds it any longer"));
        return;
      }
    }
    // What is stored in an object is that object's to release.
    boolean local = Resource.isLocal(r.key(), flow);
    if (r.pair().kind() != ResourcePair.Kind.LOCK || local && released.isEmpty()) {
      return;
    }
    held = held.stream().filter(h -> !isRenamed(h, r)).toList();
    for (Exit h : held) {
      boolean fails =
          Telling.isError(flow, h) && (h.value().mask() == Sign.NEGATIVE || !released.isEmpty())
              || Telling.isNothing(flow, h)
                  && released.stream().anyMatch(r1 -> !Telling.isNothing(flow, r1));
      boolean otherwise =
          !released.isEmpty()
              || !in(run, Phase.ESCAPED).isEmpty()
              || held.stream().anyMatch(e -> !Telling.isError(flow, e));
      if (fails && otherwise) {
        found.add(leak(flow, r, h, "with an error"));
        return;
      }
    }
    if (held.isEmpty() || released.isEmpty()) {
      return;
    }
    boolean another = analysis.candidates(flow).stream().anyMatch(o -> isLike(o, r));
    Set<String> before = Telling.testedBefore(facts, held.getFirst(), r);
    for (Exit h : held) {
      Map<String, Sign> tested =
          another ? Telling.tested(flow, facts, h) : Telling.testedHeld(flow, facts, h, before);
      for (Exit n : released) {
        if ((!Telling.canTell(flow, h, n) || isUseless(flow, r))
            && !Telling.differ(tested, n)
            && !Telling.differ(Telling.handedOut(flow, h), n)) {
          found.add(leak(flow, r, h, "while other ways release it"));
          return;
        }
      }
    }
  }

  /** Whether a read section is of no use to a caller: what it protects is handed to nobody. */
  private static boolean isUseless(Flow flow, Resource r) {
    return SECTIONS.contains(r.pair().name())
        && !flow.result().endsWith("*")
        && flow.parameters().stream().noneMatch(p -> p.type().replace(" ", "").contains("**"))
        && flow.steps().stream()
            .noneMatch(
                step -> step.event() instanceof Event.Assign a && a.target().text().contains("->"));
  }

  /** Whether another name may be of the same lock: the same member of what may be one object. */
  private static boolean isLike(Resource other, Resource r) {
    return other.pair() == r.pair()
        && !other.key().equals(r.key())
        && member(other.key()).equals(member(r.key()));
  }

  private static String member(String key) {
    return key.substring(key.lastIndexOf('>') + 1);
  }

  /** Whether the object was found to be another one, under whose name it may be released. */
  private static boolean isRenamed(Exit exit, Resource r) {
    return exit.known().all().entrySet().stream()
        .anyMatch(e -> {
          boolean equal = e.getKey().contains(" == ") && e.getValue().isTrue();
          boolean unequal = e.getKey().contains(" != ") && e.getValue().isFalse();
          String[] sides = e.getKey().split(" [!=]= ", 2);
          return (equal || unequal)
              && !sides[1].matches("-?[A-Z0-9_]+")
              && (Known.mentions(r.key(), sides[0]) || Known.mentions(r.key(), sides[1]));
        });
  }

  private void dropped(
      Flow flow, Resource r, PairRun run, Set<Resource> candidates, List<Breach> found) {
    List<Exit> dropped = in(run, Phase.DROPPED);
    if (dropped.isEmpty()) {
      return;
    }
    for (Resource other : candidates) {
      boolean sibling =
          other.pair() == r.pair()
              && other.key().equals(r.key())
              && !other.variant().equals(r.variant())
              && !acquires(flow, r);
      if (sibling && acquires(flow, other)) {
        found.add(
            breach(
                OTHER_VARIANT,
                flow,
                line(flow, dropped.getFirst()),
                r,
                "%s is released, but only %s was acquired".formatted(r.words(), other.words()),
                dropped.getFirst(),
                "returns here"));
        return;
      }
    }
    List<Exit> released = in(run, Phase.RELEASED);
    boolean callers =
        released.isEmpty()
            || r.pair().kind() != ResourcePair.Kind.LOCK
            || Resource.isLocal(r.key(), flow)
            || !analysis.facts(flow).events.does(r, ResourcePair.Role.ACQUIRE);
    if (callers || !in(run, Phase.HELD).isEmpty()) {
      return;
    }
    for (Exit d : dropped) {
      Map<String, Sign> tested = Telling.tested(flow, analysis.facts(flow), d);
      if (released.stream().noneMatch(n -> Telling.differ(tested, n))) {
        found.add(
            breach(
                NOT_ACQUIRED,
                flow,
                flow.steps().get(Math.max(d.spot().origin(), 0)).line(),
                r,
                "%s is released on a way on which it was not acquired".formatted(r.words()),
                d,
                "returns here"));
        return;
      }
    }
  }

  /** Whether some way through the function acquires it. */
  private boolean acquires(Flow flow, Resource r) {
    return analysis.run(flow, r).exits().stream()
        .anyMatch(e -> e.spot().phase() == Phase.RELEASED || e.spot().phase() == Phase.HELD);
  }

  private static List<Exit> in(PairRun run, Phase phase) {
    return run.exits().stream().filter(e -> e.spot().phase() == phase).toList();
  }

  private Breach leak(Flow flow, Resource r, Exit exit, String how) {
    return breach(
        NOT_RELEASED,
        flow,
        line(flow, exit),
        r,
        "%s is not released where %s returns %s".formatted(r.words(), flow.name(), how),
        exit,
        "returns here");
  }

  private static int line(Flow flow, Exit exit) {
    return flow.steps().get(exit.spot().step()).line();
  }

  private Breach breach(
      String rule, Flow flow, int line, Resource r, String message, Exit exit, String last) {
    List<Way> ways = new ArrayList<>();
    List<Spot> path = exit.path();
    Phase phase = Phase.ENTRY;
    for (int i = 0; i < path.size(); i++) {
      Spot spot = path.get(i);
      Step step = flow.steps().get(spot.step());
      Spot next = i + 1 < path.size() ? path.get(i + 1) : null;
      if (next != null && next.phase() != phase) {
        String what = does(next.phase(), r);
        if (!what.isEmpty()) {
          ways.add(new Way(flow.file(), step.line(), what));
        }
        phase = next.phase();
      }
      if (next != null && step.event() instanceof Event.Branch b) {
        for (Edge e : step.next()) {
          if (e.to() == next.step()) {
            String text = b.condition().text();
            ways.add(
                new Way(
                    flow.file(),
                    step.line(),
                    (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                        + (e.kind() == Edge.Kind.TRUE ? " is true" : " is false")));
            break;
          }
        }
      }
    }
    ways.add(new Way(flow.file(), line, last));
    int cut = Math.max(0, ways.size() - MOST_WAYS);
    return new Breach(
        rule, flow.file(), flow.name(), line, r.words(), message, ways.subList(cut, ways.size()));
  }

  private static String does(Phase phase, Resource r) {
    return switch (phase) {
      case HELD -> r.words() + " is acquired here";
      case FAILED -> "acquiring " + r.words() + " fails here";
      case RELEASED, DROPPED -> r.words() + " is released here";
      case ENTRY, ESCAPED -> "";
    };
  }
}
