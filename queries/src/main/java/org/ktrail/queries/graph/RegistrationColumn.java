package org.ktrail.queries.graph;

/** What a {@link GraphBuilder.Sink} keeps of a function that is put into a slot. */
enum RegistrationColumn {
  SLOT,
  NODE,
  FILE,
  LINE,
  CONDITION,
  /** {@link Form} in the low eight bits, {@link Grade} above. */
  FLAGS,
  /** String of the variable it is in, −1 for none. */
  HOLDER
}
