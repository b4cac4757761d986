package org.ktrail.queries.link;

/**
 * Where a fact is said to be.
 *
 * @param line from 1
 * @param condition number, in the graph being built, of the condition under which it exists
 */
record FactPlace(int line, int condition) {}
