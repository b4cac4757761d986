package org.ktrail.queries.graph;

/** What kind of place holds function pointers. */
public enum SlotKind {
  /** Member {@code m} of record {@code T}; shown {@code T.m}. */
  FIELD,
  /** Parameter of a function or macro; shown {@code f(name)}. */
  PARAMETER,
  /** Variable or array at file scope; shown by its name. */
  VARIABLE,
  /** What a function returns; shown {@code f()}. */
  RESULT,
  /**
   * Holds no functions but points to a table of them: a parameter {@code f(ops)} or a member {@code
   * T.ops}; or is such a table.
   */
  TABLE,
  /** A member known by name only; shown {@code ?.m}. */
  MEMBER_NAME
}
