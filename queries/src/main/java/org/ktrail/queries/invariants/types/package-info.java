/** Types of places and numbers, as far as declarations and the kernel's headers tell. */
@NullMarked
package org.ktrail.queries.invariants.types;

import org.jspecify.annotations.NullMarked;
