package org.ktrail.cli;

/** Forms of an answer that can be drawn. */
public enum PictureFormat {
  TEXT,
  JSON,
  DOT,
  MERMAID
}
