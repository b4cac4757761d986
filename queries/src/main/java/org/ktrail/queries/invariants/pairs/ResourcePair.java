package org.ktrail.queries.invariants.pairs;

import java.util.List;

/**
 * Something that is acquired and has to be released: a lock, a reference, a transaction, memory.
 *
 * @param name of the pair: {@code mutex}
 */
public record ResourcePair(String name, Kind kind, List<Operation> operations) {
  public ResourcePair {
    operations = List.copyOf(operations);
  }

  /** What it is, which decides what may become of it. */
  public enum Kind {
    /** A function may acquire it for its caller, and says so by always doing so. */
    LOCK,
    /** Belongs to who holds the pointer: leaves a function by being returned or stored. */
    REFERENCE,
    /** As a reference, and a function that it is handed to may take it over. */
    MEMORY
  }

  /** Whether an operation acquires or releases. */
  public enum Role {
    ACQUIRE,
    RELEASE
  }

  /** What a call returns if it acquired; of a release always {@link #ALWAYS}. */
  public enum When {
    ALWAYS,
    /** 0, else a negative error. */
    ZERO,
    /** Not 0. */
    TRUE,
    /** Not 0; what it gave before is released by it: the head of a loop. */
    EACH,
    /** A pointer, else NULL. */
    NONNULL,
    /** A pointer, else an error pointer. */
    VALID,
    /** 0 or more, else a negative error. */
    NONNEGATIVE
  }

  /**
   * A function or macro; or an assignment to a member, written {@code =member} or {@code
   * =outer.member}, whose key is what the member is of.
   *
   * @param key which object: {@code 1} an argument from 1, {@code *2} what argument 2 points to,
   *     {@code result}, {@code -} there is but one
   * @param variant number of the argument that tells kinds of one object apart, 0 for none; of an
   *     assignment unused
   * @param value of an assignment the value that does it, with {@code !} before it any other
   */
  public record Operation(
      Role role, String name, String key, When when, int variant, String value) {}
}
