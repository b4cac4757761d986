/**
 * Holds code against invariants: rules about what happens on every path of a function, and across
 * calls by summaries. {@link org.ktrail.queries.invariants.Invariant} says which kinds of rule
 * there are, {@link org.ktrail.queries.invariants.Code} is the state of the code that is asked,
 * {@link org.ktrail.queries.invariants.Checker} gives a {@link
 * org.ktrail.queries.invariants.Verdict} with a path as its proof. What is not known is said to be
 * unknown, with the reason; nothing here knows a name of a kernel: pairs of locks, references and
 * transactions, units and errors are data.
 */
@NullMarked
package org.ktrail.queries.invariants;

import org.jspecify.annotations.NullMarked;
