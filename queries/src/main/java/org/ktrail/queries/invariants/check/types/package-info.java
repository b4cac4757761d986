/** Numbers, pointers and formats taken for another type than they are. */
@NullMarked
package org.ktrail.queries.invariants.check.types;

import org.jspecify.annotations.NullMarked;
