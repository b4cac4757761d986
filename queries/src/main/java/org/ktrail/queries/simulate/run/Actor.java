package org.ktrail.queries.simulate.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.term.Term;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** One of those who execute at the same time, each with calls and locks of its own. */
final class Actor {
  /**
   * A lock that is held.
   *
   * @param shared whether others may hold it shared too
   * @param number tells each taking of it from all others
   * @param name as it is shown
   */
  record Lock(String kind, long object, boolean shared, long number, String name) {}

  /**
   * Why one cannot go on before another has.
   *
   * @param text as it is shown
   */
  record Wait(Blocked.On on, String text) {}

  final String name;
  @Nullable CallFrame top;
  PVector<Lock> held = TreePVector.empty();

  /** The result of its outermost call, once that has returned. */
  Optional<Term> result = Optional.empty();

  /** Deeper than 0: others do not get between. */
  int atomic;

  /** What it waits for; null if it can go on. */
  @Nullable Wait wait;

  /** Whether others went on since it began to wait. */
  boolean woken;

  /** Whether it was decided that it goes on with what comes next. */
  boolean decided;

  /** How often in a row it made room for others, and there was none who could go on. */
  int idle;

  /** Whether others were told that it is done. */
  boolean left;

  /** Of one that runs what was handed over: which, and what it is about; 0 of others. */
  long ticket;

  String kind = "";
  long object;

  /** What it has yet to begin. */
  @Nullable Deferred begins;

  /** Whether it will sleep when it next may, and whether nobody woke it since. */
  boolean prepared;

  boolean asleep;

  /** The wait queues it is on, by their addresses. */
  MapPSet<Long> queues = HashTreePSet.empty();

  /** Whether nobody here will make it true. */
  boolean stuck;

  Actor(String name) {
    this.name = name;
  }

  /** One that will begin what was handed over. */
  Actor(Deferred d) {
    this(d.name());
    ticket = d.ticket();
    kind = d.kind();
    object = d.object();
    begins = d;
  }

  boolean runs(String kind, long object) {
    return this.object == object && this.kind.equals(kind) && !isDone();
  }

  Actor copy() {
    Actor a = new Actor(name);
    a.top = top;
    a.held = held;
    a.result = result;
    a.atomic = atomic;
    a.woken = woken;
    a.wait = wait;
    a.decided = decided;
    a.left = left;
    a.idle = idle;
    a.ticket = ticket;
    a.kind = kind;
    a.object = object;
    a.begins = begins;
    a.prepared = prepared;
    a.asleep = asleep;
    a.queues = queues;
    a.stuck = stuck;
    return a;
  }

  boolean isBlocked() {
    return wait != null;
  }

  /** What it waits for has come, or may have. */
  void wake() {
    wait = null;
    woken = true;
  }

  boolean isDone() {
    return top == null && begins == null;
  }
}
