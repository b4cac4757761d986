/**
 * Holds rules of a file and the general checks against a scope of the code ({@link Checker}, {@link
 * Checks}).
 */
@NullMarked
package org.ktrail.queries.invariants.rule;

import org.jspecify.annotations.NullMarked;
