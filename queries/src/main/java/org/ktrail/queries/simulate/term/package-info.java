/**
 * Numbers that may be unknown: terms over bit vectors, folded as far as their parts are known, and
 * the interface of what decides whether a set of them can be true together.
 */
@NullMarked
package org.ktrail.queries.simulate.term;

import org.jspecify.annotations.NullMarked;
