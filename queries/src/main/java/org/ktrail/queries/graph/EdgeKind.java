package org.ktrail.queries.graph;

/** How control gets from a site to its target. The written form is used in exports. */
public enum EdgeKind {
  /** A call by name. */
  DIRECT("direct"),
  /** A call or use of a macro, or a call that a macro's replacement makes. */
  MACRO("macro"),
  /** A call through a member of a record that holds operations: {@code ops->notify(…)}. */
  OPS("ops"),
  /** A call of a function handed down as an argument. */
  CALLBACK_ARGUMENT("callback-argument"),
  /** A call of a function stored in a member by assignment from a parameter or variable. */
  CALLBACK_FIELD("callback-field"),
  /** A call through an array or a variable of function pointers. */
  TABLE("table"),
  /** A function that an initcall or a like section runs. */
  INITCALL("initcall"),
  /**
   * No call: the target will run later or elsewhere, because the caller hands it over: {@code
   * queue_work(…)}. The edge's text says how: {@code work}, {@code timer}, {@code rcu}, …
   */
  ASYNC("async"),
  /** A call or a jump by name that assembly makes, itself or by its macros. */
  ASSEMBLY("assembly"),
  /** A row of a table of system calls: what runs under a number. */
  SYSCALL("syscall"),
  /** A call whose target is not known. */
  UNKNOWN("unknown");

  private final String text;

  EdgeKind(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
