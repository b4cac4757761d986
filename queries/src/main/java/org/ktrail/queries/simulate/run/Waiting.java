package org.ktrail.queries.simulate.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** What models ask of the machine about sleeping, being woken, and what runs later by itself. */
final class Waiting {
  private final Objects objects;
  private final Feasibility reason;

  Waiting(Objects objects, Feasibility reason) {
    this.objects = objects;
    this.reason = reason;
  }

  /** From now on the actor sleeps when it next may, unless it is woken before; 0 is no queue. */
  static void prepare(ExecutionState s, long queue) {
    Actor me = s.actor();
    me.prepared = true;
    me.asleep = true;
    if (queue != 0) {
      me.queues = me.queues.plus(queue);
    }
  }

  static void finish(ExecutionState s, long queue) {
    Actor me = s.actor();
    me.prepared = false;
    me.asleep = false;
    me.queues = me.queues.minus(queue);
  }

  /** Wakes who is on a queue; all who sleep where none is named. */
  static void wake(ExecutionState s, long queue) {
    for (Actor a : s.actors) {
      if (a.asleep && (queue == 0 || a.queues.contains(queue))) {
        a.asleep = false;
        a.wake();
      }
    }
  }

  static boolean isAwaited(ExecutionState s, long queue) {
    return s.actors.stream().anyMatch(a -> a.queues.contains(queue));
  }

  /**
   * Sleeps if that was prepared.
   *
   * @return whether it was, so that it has been woken
   * @throws Blocked while nobody has
   */
  static boolean sleep(ModelCall call) {
    Actor me = call.s.actor();
    if (!me.prepared) {
      return false;
    }
    if (me.asleep) {
      asleep(call.s, call.message(0));
    }
    me.prepared = false;
    me.asleep = false;
    return true;
  }

  /**
   * Sleeps until something is so.
   *
   * @return whether it is, or is taken to be; else it was woken, and may be so now
   */
  boolean until(ModelCall call) {
    ExecutionState s = call.s;
    Term holds = Terms.not(Terms.equal(call.term(0), Terms.known(64, 0)));
    if (holds.equals(Terms.TRUE)) {
      return true;
    }
    if (!holds.isKnown() && reason.isPossible(s, holds)) {
      s.assume(holds);
      s.suppose(s.place(), call.message(1) + ", which comes true");
      return true;
    }
    return s.actor().asleep && asleep(s, call.message(1));
  }

  /**
   * Whether another context is taken to make true what is waited for.
   *
   * @throws Blocked if it must wait for another actor
   */
  static boolean alone(ExecutionState s, String message, Blocked.On on) {
    if (hasOthers(s) && !s.actor().stuck) {
      throw new Blocked(message, on);
    }
    if (s.parts > 1) {
      throw new Fault(Fault.Kind.DEADLOCK, message + " for ever");
    }
    s.actor().stuck = false;
    s.suppose(s.place(), message + ", which another context makes true");
    s.chooses("another context makes true what it " + message);
    return true;
  }

  static boolean hasOthers(ExecutionState s) {
    return s.actors.stream().anyMatch(a -> a != s.actor() && !a.isDone())
        || s.deferred.stream().anyMatch(d -> d.isDue(s));
  }

  private static boolean asleep(ExecutionState s, String message) {
    if (!hasOthers(s) && s.parts > 1) {
      doubt(s);
    }
    return alone(s, message, Blocked.On.WAKEUP);
  }

  /** Who sleeps for ever may have been woken by what is not followed. */
  static void doubt(ExecutionState s) {
    s.unknowns().stream().limit(1).forEach(u -> s.chooses(u + "() wakes nobody"));
  }

  /** Has a function run later; 0 if what it is is not known. */
  Optional<Term> later(ModelCall call) {
    ExecutionState s = call.s;
    if (!(call.term(2) instanceof Term.Known f) || objects.functionAt(f.value()) == null) {
      return Optional.of(Terms.known(64, 0));
    }
    String kind = call.text(0);
    long ticket = ++s.tickets;
    long object = call.address(1);
    List<Long> sections = new ArrayList<>();
    if (call.flag(6)) {
      s.actors.forEach(
          a -> a.held.stream().filter(Waiting::isSection).forEach(l -> sections.add(l.number())));
    }
    String name = kind + " " + objects.shownFunction(f.value());
    s.deferred =
        s.deferred.plus(
            new Deferred(
                ticket,
                kind,
                object,
                f.value(),
                call.term(3),
                call.term(4) instanceof Term.Known c ? c.value() : 0,
                call.flag(5) ? s.step : -1,
                List.copyOf(sections),
                name));
    return Optional.of(Terms.known(64, ticket));
  }

  /** Who holds a spinlock cannot be left by its processor, so that it is a reader, too. */
  private static boolean isSection(Actor.Lock lock) {
    return lock.kind().equals("rcu") || lock.kind().equals("spinlock");
  }

  /** Takes back what has not begun; whether there was something. */
  static boolean revoke(ModelCall call) {
    ExecutionState s = call.s;
    long object = call.address(1);
    String kind = call.text(0);
    for (Deferred d : s.deferred) {
      if (d.isOf(kind, object)) {
        s.deferred = s.deferred.minus(d);
        return true;
      }
    }
    return false;
  }

  /**
   * The newest that is to run or runs, 0 if there is none; 1 asks for what runs, 2 for what does
   * not.
   */
  static long ticket(ModelCall call) {
    ExecutionState s = call.s;
    long object = call.address(1);
    String kind = call.text(0);
    long which = call.term(2) instanceof Term.Known k ? k.value() : 0;
    long found = 0;
    for (Actor a : s.actors) {
      if (which != 2 && a.runs(kind, object)) {
        found = Math.max(found, a.ticket);
      }
    }
    for (Deferred d : s.deferred) {
      if (which != 1 && d.isOf(kind, object)) {
        found = Math.max(found, d.ticket());
      }
    }
    return found;
  }

  /**
   * Waits until what has a ticket has run, or was taken back.
   *
   * @throws Blocked while it has not
   */
  static void over(ModelCall call) {
    ExecutionState s = call.s;
    long ticket = call.term(0) instanceof Term.Known k ? k.value() : 0;
    boolean there =
        s.deferred.stream().anyMatch(d -> d.ticket() == ticket)
            || s.actors.stream().anyMatch(a -> a.ticket == ticket && !a.isDone());
    if (ticket != 0 && there) {
      throw new Blocked(call.message(1), Blocked.On.ACTOR);
    }
  }

  /** Waits until all of a kind have run that were handed over before. */
  static void all(ModelCall call) {
    ExecutionState s = call.s;
    String kind = call.text(0);
    long until = call.term(1) instanceof Term.Known k ? k.value() : 0;
    boolean there =
        s.deferred.stream().anyMatch(d -> d.kind().equals(kind) && d.ticket() <= until)
            || s.actors.stream()
                .anyMatch(a -> a.kind.equals(kind) && a.ticket <= until && !a.isDone());
    if (there) {
      throw new Blocked(call.message(2), Blocked.On.ACTOR);
    }
  }
}
