package org.ktrail.queries.lint;

import org.ktrail.indexer.condition.Condition;

/**
 * A name on a line that a patch adds or removes.
 *
 * @param added false if the line is removed
 * @param function the function it stands in, "" if it is in none or that is not known
 * @param condition of the preprocessor at the line, as far as facts near it tell
 */
public record Occurrence(
    String name,
    FindingPlace place,
    boolean added,
    Kind kind,
    String function,
    Condition condition) {
  /** What it is there. */
  public enum Kind {
    /** Function with a body, macro, constant, variable, type, member: its declaration. */
    DEFINITION,
    PROTOTYPE,
    EXPORT,
    CALL,
    /** Any other place in code. */
    USE,
    /** Behind {@code ->} or {@code .}, or the designator of an initialiser. */
    MEMBER
  }

  /** Whether the name is needed there: neither declared nor exported. */
  public boolean isUse() {
    return kind == Kind.CALL || kind == Kind.USE || kind == Kind.MEMBER;
  }
}
