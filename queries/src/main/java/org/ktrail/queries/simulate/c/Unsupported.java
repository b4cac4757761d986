package org.ktrail.queries.simulate.c;

/** Some C that is not understood: what holds it is unknown, for this reason. */
public sealed class Unsupported extends RuntimeException permits NotWhole {
  private static final long serialVersionUID = 1;

  private final int line;

  public Unsupported(String reason, int line) {
    super(reason);
    this.line = line;
  }

  /** Line of the source it stands in. */
  public int line() {
    return line;
  }
}
