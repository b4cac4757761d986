package org.ktrail.cli.output;

/** Forms of an answer that can be drawn. */
public enum PictureFormat {
  TEXT,
  JSON,
  DOT,
  MERMAID
}
