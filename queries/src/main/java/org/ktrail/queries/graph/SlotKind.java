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
  /** A member known by name only; shown {@code ?.m}. */
  MEMBER_NAME
}
