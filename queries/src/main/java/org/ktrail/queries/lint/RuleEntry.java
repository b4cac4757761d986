package org.ktrail.queries.lint;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A rule at the level that what it finds has. */
public record RuleEntry(Rule rule, FindingLevel level) {
  /** Whether a rule of a name is among some. */
  public static Predicate<String> among(List<RuleEntry> some) {
    return some.stream().map(e -> e.rule().name()).collect(Collectors.toSet())::contains;
  }
}
