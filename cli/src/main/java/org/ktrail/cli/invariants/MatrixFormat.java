package org.ktrail.cli.invariants;

/** Forms of a matrix. */
enum MatrixFormat {
  TEXT,
  TSV,
  JSON
}
