package org.ktrail.queries.simulate.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ktrail.queries.simulate.ir.Instruction;
import org.ktrail.queries.simulate.ir.LoweredFunction;
import org.ktrail.queries.simulate.term.Terms;

/**
 * Runs the actors of a state in all orders that matter, given the places that they contend for. To
 * be used once.
 */
final class SchedulingRound {
  /**
   * How much that was handed over is tried at the end of a step: what hands itself over goes on.
   */
  private static final int MOST_DRAINED = 8;

  private final Setting setting;
  private final Interpreter interpreter;
  private final Machine machine;
  private final Schedule schedule;
  private final PlaceUses uses;

  /** Whether what was handed over runs by itself. */
  private final boolean defers;

  private final Set<PlaceUses.Key> contended;
  private final Deque<ExecutionState> open = new ArrayDeque<>();
  private final List<Machine.Ending> endings = new ArrayList<>();
  private boolean truncated;
  private boolean bounded;

  /** Instructions in all, of this round and of those before. */
  private long work;

  /**
   * @param uses learns which places are used
   * @param work instructions of the rounds before
   */
  SchedulingRound(
      Setting setting,
      Interpreter interpreter,
      Machine machine,
      Schedule schedule,
      boolean defers,
      PlaceUses uses,
      Set<PlaceUses.Key> contended,
      long work) {
    this.setting = setting;
    this.interpreter = interpreter;
    this.machine = machine;
    this.schedule = schedule;
    this.defers = defers;
    this.uses = uses;
    this.contended = contended;
    this.work = work;
  }

  /** Whether orders were left out for being too many. */
  boolean isTruncated() {
    return truncated;
  }

  /** Whether somebody could have been interrupted once more. */
  boolean isBounded() {
    return bounded;
  }

  long work() {
    return work;
  }

  /**
   * @param start all actors before their first instruction
   */
  List<Machine.Ending> run(ExecutionState start) {
    List<Integer> first = new ArrayList<>(others(start));
    first.add(0, start.current);
    for (int i : first.stream().sorted().toList().reversed()) {
      ExecutionState s = start.fork();
      turnTo(s, i);
      open.push(s);
    }
    while (!open.isEmpty()) {
      boolean many = endings.size() >= schedule.most();
      if (many || isWorkDone()) {
        truncated = true;
        String bound =
            many
                ? schedule.most() + " orders of the actors"
                : setting.bounds().work() + " steps in all orders of the actors";
        Fault more = new Fault(Fault.Kind.BOUND, "more than " + bound);
        endings.add(Machine.ended(open.pop(), more));
        break;
      }
      ExecutionState s = open.pop();
      long before = s.steps;
      runOne(s);
      work += s.steps - before;
    }
    return endings;
  }

  /** Whether more is left out: what runs by itself in many orders is run from its start in each. */
  boolean isWorkDone() {
    return work > setting.bounds().work();
  }

  private void runOne(ExecutionState s) {
    try {
      while (goOn(s)) {
        if (++s.steps > setting.bounds().steps()) {
          throw new Fault(Fault.Kind.BOUND, "more than " + setting.bounds().steps() + " steps");
        }
      }
      if (s.drained == 0 && s.actors.stream().allMatch(Actor::isDone)) {
        endings.add(Machine.done(s));
      }
    } catch (Fault f) {
      endings.add(Machine.ended(s, f));
    }
  }

  /**
   * @return false if the state is done, or went on as others
   */
  private boolean goOn(ExecutionState s) {
    Actor a = s.actor();
    if (a.begins != null) {
      begin(s, a, a.begins);
      return true;
    }
    if (a.isDone()) {
      if (!a.left) {
        a.left = true;
        wakeOthers(s);
      }
      if (isOver(s) && (defers || s.actors.size() > s.parts)) {
        return finish(s);
      }
      return others(s).isEmpty() ? anyLeft(s) : giveWay(s);
    }
    CallFrame f = s.frame();
    Instruction next = f.code.instructions().get(f.at++);
    try {
      List<PlaceUses.Key> touched = uses.touched(s, f, next);
      boolean contends = touched.stream().anyMatch(contended::contains);
      if (contends && !a.decided && mayBeInterrupted(s)) {
        interrupt(s);
        f = s.frame();
      }
      boolean writes = uses.isWriting();
      boolean before = isOneStep(s);
      interpreter.step(s, f, next, open);
      boolean after = isOneStep(s);
      if (contends) {
        a.decided = before || after;
      }
      if (before && !after) {
        a.decided = false;
      }
      if (writes) {
        wakeOthers(s);
      }
      return true;
    } catch (Blocked b) {
      s.frame().at--;
      s.actor().wait = new Actor.Wait(b.on, String.valueOf(b.getMessage()));
      return others(s).isEmpty() ? anyLeft(s) : giveWay(s);
    } catch (Fork fork) {
      List<ExecutionState> ways = new ArrayList<>();
      machine.split(s, fork, ways);
      ways.reversed().forEach(open::push);
      return false;
    }
  }

  /** What was handed over begins; what it is about must still be there. */
  private void begin(ExecutionState s, Actor a, Deferred d) {
    a.begins = null;
    s.memory.at(d.object(), 1);
    if (d.clears() != 0) {
      s.memory.write(d.clears(), Terms.known(64, 0));
    }
    String function = machine.functionAt(d.function());
    LoweredFunction code =
        setting
            .program()
            .function(function)
            .orElseThrow(() -> new Fault(Fault.Kind.UNKNOWN, function + "(): no body is known"));
    interpreter.calls().begin(s, code, List.of(d.argument()));
  }

  /** Whether all have come to their end but what runs by itself. */
  private static boolean isOver(ExecutionState s) {
    return s.actors.stream().allMatch(a -> a.ticket != 0 || a.isDone());
  }

  /**
   * What has begun by itself comes to its end. Then the step is over, and what has yet to begin is
   * tried at once, for what goes wrong then.
   */
  private boolean finish(ExecutionState s) {
    for (int i = 0; i < s.actors.size(); i++) {
      if (!s.actors.get(i).isDone()) {
        if (s.actors.get(i).isBlocked()) {
          continue;
        }
        turnTo(s, i);
        return true;
      }
    }
    if (!s.actors.stream().allMatch(Actor::isDone)) {
      return false; // it goes on when the next step does, as if it began then
    }
    if (s.drained == 0) {
      if (s.deferred.isEmpty()) {
        return false;
      }
      endings.add(Machine.done(s.fork()));
      s.step++;
    }
    for (int i = 0; i < s.deferred.size() && s.drained < MOST_DRAINED; i++) {
      if (s.deferred.get(i).isDue(s)) {
        s.drained++;
        turnTo(s, s.actors.size() + i);
        return true;
      }
    }
    return false;
  }

  /** Whether somebody waits for ever; all done is the normal end. */
  private static boolean anyLeft(ExecutionState s) {
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < s.actors.size(); i++) {
      Actor a = s.actors.get(i);
      if (a.isDone()) {
        continue;
      }
      Actor.Wait wait = Objects.requireNonNull(a.wait, "one that could go on");
      waiting.add(a.name + ": " + wait.text());
      if (wait.on() == Blocked.On.WAKEUP && s.parts > 1) {
        Waiting.doubt(s);
      }
      if (wait.on() != Blocked.On.ACTOR && !a.stuck && s.parts == 1) {
        a.stuck = true;
        a.wait = null;
        turnTo(s, i);
        return true;
      }
    }
    if (!waiting.isEmpty()) {
      throw new Fault(Fault.Kind.DEADLOCK, String.join("; ", waiting));
    }
    return false;
  }

  /** Whether it is in what others see as one step: a model, or between two marks. */
  private static boolean isOneStep(ExecutionState s) {
    CallFrame top = s.actor().top;
    return s.actor().atomic > 0 || top != null && top.quiet;
  }

  /** What they wait for may have come. */
  private static void wakeOthers(ExecutionState s) {
    for (Actor o : s.actors) {
      if (o != s.actor() && o.wait != null && o.wait.on() != Blocked.On.WAKEUP) {
        o.wake();
      }
    }
  }

  private boolean mayBeInterrupted(ExecutionState s) {
    boolean could = !others(s).isEmpty();
    bounded |= could && s.preemptions >= schedule.preemptions();
    return could && s.preemptions < schedule.preemptions();
  }

  /** Those who could go on instead. */
  private List<Integer> others(ExecutionState s) {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < s.actors.size(); i++) {
      Actor a = s.actors.get(i);
      if (i != s.current && !a.isDone() && !a.isBlocked()) {
        out.add(i);
      }
    }
    for (int i = 0; defers && !isOver(s) && i < s.deferred.size(); i++) {
      if (s.deferred.get(i).isDue(s)) {
        out.add(s.actors.size() + i);
      }
    }
    return out;
  }

  /** Each of the others goes on first, as a way of its own. */
  private void interrupt(ExecutionState s) {
    for (int i : others(s).reversed()) {
      ExecutionState way = s.fork();
      way.frame().at--;
      way.preemptions++;
      turnTo(way, i);
      open.push(way);
    }
    s.actor().decided = true;
  }

  /** One of the others goes on, each as a way of its own: the first in this state. */
  private boolean giveWay(ExecutionState s) {
    List<Integer> others = others(s);
    for (int i : others.subList(1, others.size()).reversed()) {
      ExecutionState way = s.fork();
      turnTo(way, i);
      open.push(way);
    }
    turnTo(s, others.getFirst());
    return true;
  }

  /**
   * @param actor its number; above those, what was handed over and begins now
   */
  private static void turnTo(ExecutionState s, int actor) {
    if (actor >= s.actors.size()) {
      Deferred d = s.deferred.get(actor - s.actors.size());
      s.deferred = s.deferred.minus(d);
      s.actors.add(new Actor(d));
      s.ranDeferred = true;
      actor = s.actors.size() - 1;
    }
    s.current = actor;
    s.memory.actor = actor;
    s.actor().decided = true;
    if (s.actors.size() > 1) {
      String name = s.actor().name;
      s.log(new Happening.Switched(s.place(), name.isEmpty() ? "the step" : name));
    }
  }
}
