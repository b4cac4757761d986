package org.ktrail.queries.graph;

/** How well an edge is proven, best first. */
public enum Grade {
  /** One target for each condition, from a parsed site. */
  EXACT("exact"),
  /** Record and member agree. */
  TYPE("type"),
  /** Member name only, or a token-scanned site. */
  NAME("name"),
  /** No target. */
  NONE("");

  private final String text;

  Grade(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
