package org.ktrail.queries.link;

/** Files that are found by what they declare, and read when they are asked for. */
interface DeclaringFiles {
  /** Numbers of the files that declare a name at file scope, ascending. */
  Iterable<Integer> declaring(String name);

  /** What a file says. */
  FactOrigin origin(int file);
}
