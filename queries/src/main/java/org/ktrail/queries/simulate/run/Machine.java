package org.ktrail.queries.simulate.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.ktrail.queries.simulate.ir.LoweredFunction;
import org.ktrail.queries.simulate.term.Solver;
import org.ktrail.queries.simulate.term.Term;
import org.pcollections.TreePVector;

/**
 * Executes functions of a program, every feasible way, within bounds. The same calls give the same
 * endings in the same order. Not for several threads.
 */
public final class Machine {
  /** How many orders are tried of a step in which something runs by itself. */
  private static final int MOST_BY_ITSELF = 1_000;

  /** How one way ended. */
  public record Ending(Optional<Term> result, Optional<Fault> fault, ExecutionState state) {}

  private final Setting setting;
  private final Feasibility reason;
  private final Objects objects;
  private final Interpreter interpreter;

  /** Whether somebody waited for what runs by itself when nothing did. */
  private boolean waitedInVain;

  public Machine(Setting setting) {
    this.setting = setting;
    reason = new Feasibility(setting.solver());
    objects = new Objects(setting.program());
    interpreter = new Interpreter(setting, reason, objects);
  }

  /** Without what decides whether a branch can be taken, and known functions only. */
  public Machine(Program program, Solver solver, Setting.Bounds bounds) {
    this(Setting.of(program, solver).with(bounds));
  }

  /** A state in which nothing has happened. */
  public ExecutionState begin() {
    ExecutionState s = new ExecutionState();
    s.actors.add(new Actor(""));
    return s;
  }

  /** Calls a function in a state, which stays as it is, and nothing runs by itself meanwhile. */
  public List<Ending> ask(ExecutionState from, String function, List<Term> arguments) {
    ExecutionState start = from.fork();
    start.steps = 0;
    start.actor().result = Optional.empty();
    start.deferred = TreePVector.empty();
    try {
      interpreter.calls().begin(start, code(function), arguments);
    } catch (Fault f) {
      return List.of(ended(start, f));
    }
    return follow(start);
  }

  /**
   * Has one or several execute, these at the same time, in every order within the bounds that makes
   * a difference; what was handed over to run later does so by itself.
   *
   * @throws IllegalArgumentException if the program lacks a function
   */
  public Schedule.Explored interleave(
      ExecutionState from, List<Schedule.Part> parts, Schedule schedule) {
    ExecutionState start = from.fork();
    start.steps = 0;
    start.step++;
    start.parts = parts.size();
    start.ranDeferred = false;
    start.actors.clear();
    for (Schedule.Part p : parts) {
      start.current = start.actors.size();
      start.memory.actor = start.current;
      start.actors.add(new Actor(p.name()));
      try {
        interpreter.calls().begin(start, code(p.function()), p.arguments());
      } catch (Fault f) {
        return new Schedule.Explored(List.of(ended(start, f)), true, false, false, List.of());
      }
    }
    start.actors.getFirst().held = parts.size() == 1 ? from.actor().held : TreePVector.empty();
    waitedInVain = false;
    Schedule.Explored alone =
        parts.size() == 1
            ? new Schedule.Explored(follow(start.fork()), true, false, false, List.of())
            : new Scheduler(setting, interpreter, this, schedule, false).explore(start);
    boolean hands =
        !start.deferred.isEmpty()
            || alone.endings().stream().anyMatch(e -> !e.state().deferred.isEmpty());
    if (!hands && !waitedInVain) {
      return alone;
    }
    boolean complete = parts.size() == 1 && !waitedInVain;
    Schedule more = new Schedule(schedule.preemptions(), MOST_BY_ITSELF);
    return ByItself.joined(
        alone, complete, new Scheduler(setting, interpreter, this, more, true).explore(start));
  }

  private LoweredFunction code(String function) {
    return setting
        .program()
        .function(function)
        .orElseThrow(() -> new IllegalArgumentException(function));
  }

  String functionAt(long address) {
    return String.valueOf(objects.functionAt(address));
  }

  /** A state in which all actors are done, for one who goes on alone. */
  public ExecutionState alone(ExecutionState from) {
    ExecutionState s = from.fork();
    Actor one = new Actor("");
    if (from.parts == 1) {
      one.held = from.actors.getFirst().held;
    }
    s.actors.clear();
    s.actors.add(one);
    s.current = 0;
    s.memory.actor = 0;
    return s;
  }

  /** The ways with the fewest forks first, so that a bound leaves out what is furthest. */
  private List<Ending> follow(ExecutionState start) {
    List<Ending> endings = new ArrayList<>();
    PriorityQueue<Waiting> open =
        new PriorityQueue<>(
            Comparator.comparingInt((Waiting w) -> w.state().forks).thenComparing(Waiting::number));
    long number = 0;
    open.add(new Waiting(start, number++));
    Deque<ExecutionState> born = new ArrayDeque<>();
    long work = 0;
    while (!open.isEmpty()) {
      ExecutionState s = open.remove().state();
      boolean many = endings.size() >= setting.bounds().ways();
      if (many || work > setting.bounds().work()) {
        String bound =
            many ? setting.bounds().ways() + " ways" : setting.bounds().work() + " steps in all";
        String message = "more than " + bound + "; ways left out: " + (open.size() + 1);
        endings.add(ended(s, new Fault(Fault.Kind.BOUND, message)));
        break;
      }
      long before = s.steps;
      try {
        if (follow(s, born)) {
          endings.add(done(s));
        }
      } catch (Fault f) {
        endings.add(ended(s, f));
      } catch (Blocked b) {
        waitedInVain = true;
      }
      work += s.steps - before;
      for (ExecutionState b : born) {
        open.add(new Waiting(b, number++));
      }
      born.clear();
    }
    endings.sort((a, b) -> ExecutionState.inOrder(a.state(), b.state()));
    return endings;
  }

  /** A way that has yet to be gone. */
  private record Waiting(ExecutionState state, long number) {}

  static Ending done(ExecutionState s) {
    return new Ending(s.actors.getFirst().result.map(s::settled), Optional.empty(), s);
  }

  static Ending ended(ExecutionState s, Fault f) {
    s.log(new Happening.Ended(s.place(), f.kind(), String.valueOf(f.getMessage())));
    s.actors.forEach(a -> a.top = null);
    return new Ending(Optional.empty(), Optional.of(f), s);
  }

  /**
   * Goes on until the state ends; ways that branch off are put to {@code open}.
   *
   * @return false if it went on as others
   */
  private boolean follow(ExecutionState s, Queue<ExecutionState> open) {
    while (s.actor().top != null) {
      if (++s.steps > setting.bounds().steps()) {
        throw new Fault(Fault.Kind.BOUND, "more than " + setting.bounds().steps() + " steps");
      }
      CallFrame f = s.frame();
      try {
        interpreter.step(s, f, f.code.instructions().get(f.at++), open);
      } catch (Fork fork) {
        split(s, fork, open);
        return false;
      }
    }
    return true;
  }

  void split(ExecutionState s, Fork fork, java.util.Collection<ExecutionState> open) {
    List<ExecutionState> ways = new ArrayList<>();
    for (Fork.Way w : fork.ways()) {
      if (!reason.isPossible(s, w.condition())) {
        continue;
      }
      ExecutionState way = s.fork();
      way.decides(w.condition());
      way.assume(w.condition());
      w.event().ifPresent(way::tell);
      way.frame().at--;
      way.took(ways.size());
      ways.add(way);
    }
    if (ways.isEmpty()) {
      throw new Fault(Fault.Kind.UNKNOWN, "none of the ways can be gone");
    }
    open.addAll(ways);
  }

  /** Something goes one way of several in a state because of a term. */
  public void decides(ExecutionState s, Term term) {
    s.decides(s.settled(term));
  }

  /** Whether something can be true in a state. */
  public boolean isPossible(ExecutionState s, Term condition) {
    return reason.isPossible(s, condition);
  }
}
