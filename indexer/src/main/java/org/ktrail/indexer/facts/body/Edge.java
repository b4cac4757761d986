package org.ktrail.indexer.facts.body;

/**
 * A way from one step to the next.
 *
 * @param to number of a step
 * @param label of a {@link Kind#CASE} its values, "default" for the default one, else ""
 */
public record Edge(int to, Kind kind, String label) {
  /** When it is taken. */
  public enum Kind {
    NEXT,
    TRUE,
    FALSE,
    CASE
  }
}
