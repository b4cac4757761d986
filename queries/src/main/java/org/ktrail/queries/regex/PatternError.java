package org.ktrail.queries.regex;

import org.ktrail.indexer.failure.UserError;

/** Says why an expression cannot be used. */
final class PatternError {
  private PatternError() {}

  /** It is none, as git says too. */
  static UserError wrong(String pattern, String why) {
    return new UserError(shown(pattern) + ": not a regular expression: " + why);
  }

  /** It is one, and matching it takes more than linear time, or is not done here. */
  static UserError refused(String pattern, String what) {
    return new UserError(
        shown(pattern) + ": " + what + " is not supported; `git grep` can be asked for it");
  }

  private static String shown(String pattern) {
    return pattern.length() <= 60 ? pattern : pattern.substring(0, 60) + "…";
  }
}
