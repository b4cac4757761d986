package org.ktrail.queries.trace;

/**
 * What names a hop.
 *
 * @param text as written, without arguments: {@code pgmap->ops->memory_failure}
 * @param name the function or member: {@code memory_failure}
 */
public record TraceName(String text, String name, Kind kind) {

  /** How certain it is that this is a name, and of what. */
  public enum Kind {
    /** A function or macro. */
    FUNCTION,
    /** A member of a record that is called through. */
    MEMBER,
    /** A single word that may be a function or prose: the snapshot decides. */
    WORD
  }
}
