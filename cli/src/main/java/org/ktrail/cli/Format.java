package org.ktrail.cli;

/** Forms of an answer. */
public enum Format {
  TEXT,
  JSON
}
