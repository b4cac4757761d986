package org.ktrail.queries.simulate.run;

import java.util.List;

/** Something that happened on a way. Values are shown as a reader of C writes them. */
public sealed interface Happening {
  /** Where it happened. */
  SourcePlace at();

  /**
   * A call, up to its {@link Returned}.
   *
   * @param why how the target of a call through a pointer was found, "" of a call by name
   */
  record Called(SourcePlace at, String function, List<String> arguments, String why)
      implements Happening {}

  /**
   * @param value "" if there is none
   */
  record Returned(SourcePlace at, String function, String value) implements Happening {}

  /**
   * A branch.
   *
   * @param condition as written, with macros expanded
   * @param taken whether it held
   * @param assumed whether it could have been otherwise on this way
   */
  record Branched(SourcePlace at, String condition, boolean taken, boolean assumed)
      implements Happening {}

  /**
   * @param object what the lock is in
   * @param held all locks held afterwards, the outermost first
   */
  record Acquired(SourcePlace at, String kind, String object, List<String> held)
      implements Happening {}

  /**
   * @param held all locks held afterwards, the outermost first
   */
  record Released(SourcePlace at, String kind, String object, List<String> held)
      implements Happening {}

  /** A store to what is no local variable. */
  public record Written(SourcePlace at, String place, String before, String after)
      implements Happening {}

  /**
   * A call of what is not known.
   *
   * @param result the symbol that stands for it, "" if there is none
   */
  record Unknown(
      SourcePlace at, String function, List<String> arguments, String result, String reason)
      implements Happening {}

  /** Something that a model tells. */
  record Noted(SourcePlace at, String text) implements Happening {}

  /** Something taken to be so. */
  record Assumed(SourcePlace at, String text) implements Happening {}

  /** Another actor goes on. */
  record Switched(SourcePlace at, String actor) implements Happening {}

  /** The way ended here, before its end. */
  record Ended(SourcePlace at, Fault.Kind kind, String message) implements Happening {}
}
