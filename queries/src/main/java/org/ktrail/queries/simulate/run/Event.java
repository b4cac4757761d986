package org.ktrail.queries.simulate.run;

import java.util.List;

/** Something that happened on a way. Values are shown as a reader of C writes them. */
public sealed interface Event {
  /** Where it happened. */
  Place at();

  /**
   * A call, up to its {@link Returned}.
   *
   * @param why how the target of a call through a pointer was found, "" of a call by name
   */
  record Called(Place at, String function, List<String> arguments, String why) implements Event {}

  /**
   * @param value "" if there is none
   */
  record Returned(Place at, String function, String value) implements Event {}

  /**
   * A branch.
   *
   * @param condition as written, with macros expanded
   * @param taken whether it held
   * @param assumed whether it could have been otherwise on this way
   */
  record Branched(Place at, String condition, boolean taken, boolean assumed) implements Event {}

  /**
   * @param object what the lock is in
   * @param held all locks held afterwards, the outermost first
   */
  record Acquired(Place at, String kind, String object, List<String> held) implements Event {}

  /**
   * @param held all locks held afterwards, the outermost first
   */
  record Released(Place at, String kind, String object, List<String> held) implements Event {}

  /** A store to what is no local variable. */
  record Written(Place at, String place, String before, String after) implements Event {}

  /**
   * A call of what is not known.
   *
   * @param result the symbol that stands for it, "" if there is none
   */
  record Unknown(Place at, String function, List<String> arguments, String result, String reason)
      implements Event {}

  /** Something that a model tells. */
  record Noted(Place at, String text) implements Event {}

  /** Something taken to be so. */
  record Assumed(Place at, String text) implements Event {}

  /** Another actor goes on. */
  record Switched(Place at, String actor) implements Event {}

  /** The way ended here, before its end. */
  record Ended(Place at, Fault.Kind kind, String message) implements Event {}
}
