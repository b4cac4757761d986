package org.ktrail.queries.link.world;

import org.ktrail.queries.link.facts.FactOrigin;

/** Files that are found by what they declare, and read when they are asked for. */
public interface DeclaringFiles {
  /** Numbers of the files that declare a name at file scope, ascending. */
  Iterable<Integer> declaring(String name);

  /** What a file says. */
  FactOrigin origin(int file);
}
