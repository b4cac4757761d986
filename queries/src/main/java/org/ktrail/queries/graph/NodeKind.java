package org.ktrail.queries.graph;

/** What a node of the graph is. */
public enum NodeKind {
  /** A function with a body. */
  FUNCTION,
  /** A function that a macro makes, body or all. */
  GENERATED,
  /** A label of an assembly file: a function whose body is not followed. */
  ASSEMBLY,
  /**
   * A function that is declared but defined nowhere in the snapshot (compiler builtins, generated
   * code).
   */
  DECLARED,
  /** A macro, function-like or object-like. */
  MACRO,
  /** Not a definition: the file scope of a file, from where initcalls are started. */
  FILE_SCOPE
}
