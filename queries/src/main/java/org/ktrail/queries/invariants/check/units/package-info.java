/** Amounts in different units, and ranges. */
@NullMarked
package org.ktrail.queries.invariants.check.units;

import org.jspecify.annotations.NullMarked;
