package org.ktrail.queries.invariants.pairs;

/** What a way through a function has done so far with one resource. */
public enum Phase {
  /** Nothing: it is as the caller left it. */
  ENTRY,
  HELD,
  /** The last attempt to acquire it failed. */
  FAILED,
  /** It was held, and released. */
  RELEASED,
  /** It was released without having been acquired here. */
  DROPPED,
  /** It was held, and handed to somebody who may release it. */
  ESCAPED
}
