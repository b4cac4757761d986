package org.ktrail.cli.output;

/** Forms of an answer. */
public enum Format {
  TEXT,
  JSON
}
