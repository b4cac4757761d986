/** Locks and what is done under them. */
@NullMarked
package org.ktrail.queries.invariants.check.locks;

import org.jspecify.annotations.NullMarked;
