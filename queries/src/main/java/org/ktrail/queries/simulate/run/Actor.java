package org.ktrail.queries.simulate.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.term.Term;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** One of those who execute at the same time, each with calls and locks of its own. */
final class Actor {
  /**
   * A lock that is held.
   *
   * @param shared whether others may hold it shared too
   * @param name as it is shown
   */
  record Lock(String kind, long object, boolean shared, String name) {}

  final String name;
  @Nullable Frame top;
  PVector<Lock> held = TreePVector.empty();

  /** The result of its outermost call, once that has returned. */
  Optional<Term> result = Optional.empty();

  /** Deeper than 0: others do not get between. */
  int atomic;

  /** Whether others went on since it began to wait. */
  boolean woken;

  /** Whether it cannot go on before another one has, and what for. */
  boolean blocked;

  String waits = "";

  /** Whether it was decided that it goes on with what comes next. */
  boolean decided;

  /** How often in a row it made room for others, and there was none who could go on. */
  int idle;

  /** Whether others were told that it is done. */
  boolean left;

  Actor(String name) {
    this.name = name;
  }

  Actor copy() {
    Actor a = new Actor(name);
    a.top = top;
    a.held = held;
    a.result = result;
    a.atomic = atomic;
    a.woken = woken;
    a.blocked = blocked;
    a.waits = waits;
    a.decided = decided;
    a.left = left;
    a.idle = idle;
    return a;
  }

  boolean isDone() {
    return top == null;
  }
}
