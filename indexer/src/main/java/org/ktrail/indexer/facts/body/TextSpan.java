package org.ktrail.indexer.facts.body;

/**
 * A stretch of a source that means something to the eye.
 *
 * @param from first byte; {@code to} the one behind
 */
public record TextSpan(int from, int to, Sort sort) {
  /** What it is. */
  public enum Sort {
    COMMENT,
    KEYWORD,
    TYPE,
    LITERAL,
    /** What is called or defined. */
    FUNCTION,
    /** A line of the preprocessor. */
    DIRECTIVE
  }
}
