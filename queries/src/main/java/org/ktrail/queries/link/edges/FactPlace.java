package org.ktrail.queries.link.edges;

/**
 * Where a fact is said to be.
 *
 * @param line from 1
 * @param condition number, in the graph being built, of the condition under which it exists
 */
public record FactPlace(int line, int condition) {}
