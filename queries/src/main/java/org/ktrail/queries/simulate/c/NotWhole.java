package org.ktrail.queries.simulate.c;

/**
 * A function or variable that is not what whoever changed or summarised it makes of it. Other than
 * of C that is not understood, nothing may be made up in its place: what it does is what is asked.
 */
public final class NotWhole extends Unsupported {
  private static final long serialVersionUID = 1;

  public NotWhole(String reason, int line) {
    super(reason, line);
  }
}
