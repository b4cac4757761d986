package org.ktrail.cli.session;

/** When text is painted. */
public enum ColorWhen {
  ALWAYS,
  /** On a terminal that is not dumb. */
  AUTO,
  NEVER
}
