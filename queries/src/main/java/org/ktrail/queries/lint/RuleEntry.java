package org.ktrail.queries.lint;

/** A rule at the level that what it finds has. */
public record RuleEntry(Rule rule, FindingLevel level) {}
