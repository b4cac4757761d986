package org.ktrail.queries.graph;

/** The form in which a function's address gets into a slot. */
public enum Form {
  INITIALIZER,
  ASSIGNMENT,
  ARGUMENT,
  RETURNED
}
