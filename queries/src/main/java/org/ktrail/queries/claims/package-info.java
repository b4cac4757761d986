/**
 * Holds what a message claims against a snapshot and against the patch that it carries. {@link
 * org.ktrail.queries.claims.TraceJudge} judges the hops of a call trace, {@link
 * org.ktrail.queries.claims.MessageCheck} the names in the words around it. Both answer for every
 * claim, and say so where they cannot know.
 */
@NullMarked
package org.ktrail.queries.claims;

import org.jspecify.annotations.NullMarked;
