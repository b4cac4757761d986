package org.ktrail.indexer.facts.body;

/**
 * A stretch of a function's text that a statement controls: the body of an {@code if}, a loop or a
 * {@code switch}, or the test of a loop, which is made again each round. Offsets are bytes of the
 * file.
 *
 * @param start of the statement's head: {@code if (…)}, {@code for (…)}, or the macro that heads a
 *     loop
 * @param headEnd behind the head's last parenthesis
 * @param from where what it controls begins
 * @param to behind what it controls
 */
public record Control(Kind kind, int start, int headEnd, int from, int to) {
  /** In which way. */
  public enum Kind {
    /** It runs if the head says so. */
    BODY,
    /** It runs if the head says no. */
    ELSE,
    /** It is a part of the head, and is evaluated as often as the loop goes round. */
    TEST
  }

  /** Whether a byte of the file is in what it controls. */
  public boolean holds(int offset) {
    return from <= offset && offset < to;
  }
}
