/**
 * One resource at a time along all ways of a function: acquired, released, handed over. What
 * callees of the subsystem do is summarised; {@link PairJudge} says what is a breach.
 */
@NullMarked
package org.ktrail.queries.invariants.pairs;

import org.jspecify.annotations.NullMarked;
