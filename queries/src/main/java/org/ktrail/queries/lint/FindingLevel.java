package org.ktrail.queries.lint;

/** How sure and how bad a finding is. */
public enum FindingLevel {
  /** Does not build, does not link or crashes under a configuration that exists. */
  ERROR,
  /** What reviewers send a series back for. */
  WARNING,
  /** Worth a look; often right as it is. */
  INFO
}
