package org.ktrail.queries.simulate.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.ir.LoweredFunction;
import org.ktrail.queries.simulate.term.Solver;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;
import org.pcollections.TreePVector;

/**
 * Executes functions of a program, every feasible way, within bounds. The same calls give the same
 * endings in the same order. Not for several threads.
 */
public final class Machine {
  /** How many orders are tried of a step in which something runs by itself. */
  private static final int MOST_BY_ITSELF = 1_000;

  /** How one way ended. */
  public record Ending(Optional<Term> result, Optional<Fault> fault, ExecutionState state) {
    public List<Term> conditions() {
      return state.conditions();
    }

    /** The result of each actor; empty of one that gave none or did not come to its end. */
    public List<Optional<Term>> results() {
      return state.actors.stream().map(a -> a.result.map(state::simplified)).toList();
    }

    public List<ExecutionTrace> trace() {
      return state.trace();
    }
  }

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

  /**
   * Calls a function and follows every way it can go.
   *
   * @param arguments as wide as the parameters; wider or narrower ones are resized
   * @throws IllegalArgumentException if the program has no such function
   */
  public List<Ending> run(String function, List<Term> arguments) {
    return run(begin(), function, arguments);
  }

  /** Calls a function in a state, which stays as it is. */
  public List<Ending> run(ExecutionState from, String function, List<Term> arguments) {
    return interleave(from, List.of(new Schedule.Part("", function, arguments)), Schedule.DEFAULT)
        .endings();
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

  /** The value of a variable of file scope in a state that ended. */
  public Term global(Ending ending, String name, long offset, int bytes) {
    ExecutionState s = ending.state();
    long place = objects.global(s, name, CType.CHAR);
    objects.use(s, place, interpreter);
    return s.memory.read(place + offset, bytes);
  }

  /** The address of a variable of file scope. */
  public Term variable(ExecutionState s, String name) {
    return ExecutionState.pointer(objects.global(s, name, CType.CHAR));
  }

  /** The address of a function. */
  public Term function(String name) {
    return ExecutionState.pointer(objects.function(name));
  }

  /**
   * The address of a new object.
   *
   * @param zeroed whether it holds zeros; if not, nothing is known of its content
   */
  public Term object(ExecutionState s, String name, CType type, boolean zeroed) {
    MemoryObject.Fresh fresh = zeroed ? MemoryObject.Fresh.ZERO : MemoryObject.Fresh.ANY;
    return ExecutionState.pointer(
        s.memory.allocate(s.unique(name), MemoryObject.Kind.ALLOCATED, type, type.size(), fresh));
  }

  /** A pointer of which only the type is known. */
  public Term pointer(ExecutionState s, String name, CType to) {
    Term.Symbol p = Terms.symbol(64, s.unique(name));
    s.memory.remember(p, new ValueOrigin("", "", new CType.Pointer(to)));
    return p;
  }

  /**
   * What is at an address.
   *
   * @throws Fault if nothing is
   */
  public Term load(ExecutionState s, Term address, int bytes) {
    return s.simplified(s.memory.read(interpreter.access().resolve(s, address), bytes));
  }

  /**
   * Changes what is at an address.
   *
   * @throws Fault if nothing is
   */
  public void store(ExecutionState s, Term address, Term value) {
    s.memory.write(interpreter.access().resolve(s, address), value);
  }

  /** Takes something for true; whether it can be is not asked. */
  public void assume(ExecutionState s, Term condition) {
    s.assume(condition);
  }

  /** Something goes one way of several in a state because of a term. */
  public void decides(ExecutionState s, Term term) {
    s.decides(s.settled(term));
  }

  /** Whether something can be true in a state. */
  public boolean isPossible(ExecutionState s, Term condition) {
    return reason.isPossible(s, condition);
  }

  /**
   * Values for which a way is gone: of each symbol that its conditions name, in that order.
   *
   * @return empty if the solver finds none
   */
  public Optional<Map<String, Term>> witness(ExecutionState s) {
    return setting
        .solver()
        .model(s.conditions())
        .map(values -> {
          Map<String, Term> out = new LinkedHashMap<>();
          values.forEach((k, v) -> out.put(k.name(), Terms.known(k.bits(), v)));
          return out;
        });
  }

  /** A value as a reader of C writes it. */
  public String show(ExecutionState s, Term value, CType type) {
    return objects.shown(s).value(value, type);
  }
}
