package org.ktrail.queries.trace;

import java.util.List;

/**
 * A call trace as somebody wrote it.
 *
 * @param indentationLost all outer hops stand in one column: who calls whom is not to be seen
 * @param hops in order of their lines
 */
public record Trace(Form form, boolean indentationLost, List<TraceHop> hops) {
  public Trace {
    hops = List.copyOf(hops);
  }

  /** How it is written. */
  public enum Form {
    /** Callers above callees: arrows, drawn branches or indentation. */
    LISTING("listing"),
    /** Callees above callers: an oops, lockdep, ftrace. */
    STACK("stack"),
    /** {@code a() -> b()} within a line. */
    INLINE("inline");

    private final String text;

    Form(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Line of the first hop, counted from 1. */
  public int line() {
    return hops.getFirst().line();
  }
}
