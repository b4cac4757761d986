package org.ktrail.cli.lint;

/** Forms in which findings are given. */
public enum LintFormat {
  TEXT,
  JSON,
  /** Static Analysis Results Interchange Format 2.1.0. */
  SARIF,
  /** Reviewdog's diagnostics, one JSON object a line. */
  RDJSONL,
  JUNIT,
  CHECKSTYLE
}
