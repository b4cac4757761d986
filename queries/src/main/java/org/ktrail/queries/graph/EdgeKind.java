package org.ktrail.queries.graph;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How control gets from a site to its target: all that is said of a kind is said here. The written
 * form is used in exports, options and answers; the ordinal is stored, so that new kinds come last
 * (at most 16, {@link #BITS}).
 */
public enum EdgeKind {
  DIRECT("direct", Manner.BY_NAME, "a call by name"),
  MACRO("macro", Manner.MACRO, "a use of a macro, or a call that a macro's replacement makes"),
  OPS(
      "ops",
      Manner.TABLE,
      "a call through a member of a record that holds operations, ops->notify(…)"),
  CALLBACK_ARGUMENT(
      "callback-argument", Manner.CALLBACK, "a call of a function handed down as an argument"),
  CALLBACK_FIELD(
      "callback-field",
      Manner.CALLBACK,
      "a call of a function that was put into a member by assignment, never by an initialiser"),
  TABLE("table", Manner.TABLE, "a call through an array or a variable of function pointers"),
  INITCALL(
      "initcall", Manner.CALLBACK, "whoever runs the functions of an initcall or a like section"),
  ASYNC(
      "async",
      Manner.CALLBACK,
      "no call: the caller hands the function over, which runs later or elsewhere, queue_work(…);"
          + " the edge's text says how: work, timer, rcu …"),
  ASSEMBLY(
      "assembly",
      Manner.BY_NAME,
      "a call or jump by name that assembly makes, itself or by its macros"),
  SYSCALL("syscall", Manner.TABLE, "a row of a table of system calls: what runs under a number"),
  UNKNOWN("unknown", Manner.NOT_TOLD, "a call whose target is not known");

  /** What of an edge's flags is its kind. */
  public static final int BITS = 0xf;

  /** What a reader of a call trace is told of a hop. */
  public enum Manner {
    BY_NAME,
    MACRO,
    /** Through a member of a table of operations, an array or a variable. */
    TABLE,
    /** A function that was handed on or registered to be called. */
    CALLBACK,
    NOT_TOLD
  }

  private final String text;
  private final Manner manner;
  private final String meaning;

  EdgeKind(String text, Manner manner, String meaning) {
    this.text = text;
    this.manner = manner;
    this.meaning = meaning;
  }

  public Manner manner() {
    return manner;
  }

  /** A phrase that says what such an edge is. */
  public String meaning() {
    return meaning;
  }

  /** The kind that is written so. */
  public static Optional<EdgeKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
  }

  /** The written forms of all kinds, with commas between. */
  public static String all() {
    return Arrays.stream(values()).map(EdgeKind::toString).collect(Collectors.joining(", "));
  }

  /** The kind of a call through a place that holds functions, as far as one file tells. */
  public static EdgeKind through(SlotKind slot) {
    return switch (slot) {
      case FIELD, MEMBER_NAME -> OPS;
      case PARAMETER -> CALLBACK_ARGUMENT;
      case VARIABLE, TABLE -> TABLE;
      case RESULT -> CALLBACK_FIELD;
    };
  }

  /**
   * What a call through a slot is when everything is linked: through a member that no initialiser
   * ever fills it is a callback, not an operation of a table.
   *
   * @param slot asked where it matters
   * @param initialised whether an initialiser fills the slot
   */
  EdgeKind settled(Supplier<SlotKind> slot, boolean initialised) {
    return switch (this) {
      case OPS -> initialised ? OPS : CALLBACK_FIELD;
      case CALLBACK_FIELD -> initialised && slot.get() != SlotKind.RESULT ? OPS : CALLBACK_FIELD;
      case DIRECT, MACRO, CALLBACK_ARGUMENT, TABLE, INITCALL, ASYNC, ASSEMBLY, SYSCALL, UNKNOWN ->
          this;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
