package org.ktrail.queries.simulate.scenario;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A need in slashes: a regular expression that is to be found in a file of the scenario. It runs on
 * an automaton, in time linear in the file, whatever was written.
 */
public record NeedPattern(Pattern pattern) {
  /**
   * Of a need as it is written; empty if it is a name.
   *
   * @throws IllegalArgumentException if it is meant as a pattern and is none; its message says why
   */
  public static Optional<NeedPattern> of(String need) {
    if (need.length() <= 2 || !need.startsWith("/") || !need.endsWith("/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new NeedPattern(Pattern.compile(need.substring(1, need.length() - 1))));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription(), e);
    }
  }

  boolean isIn(CharSequence text) {
    return pattern.matcher(text).find();
  }
}
