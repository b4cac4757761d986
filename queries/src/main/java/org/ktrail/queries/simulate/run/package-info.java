/**
 * Executes {@link org.ktrail.queries.simulate.ir.LoweredFunction}: memory of objects at fixed
 * addresses, a stack of frames, and states that fork where a branch depends on what is not known.
 *
 * <p>Every object has an address of its own, so that pointers are numbers and C's arithmetic on
 * them ({@code container_of}, {@code ERR_PTR}, flags in low bits) needs no rules. An access outside
 * of every object ends a state with a {@link Fault}.
 */
@NullMarked
package org.ktrail.queries.simulate.run;

import org.jspecify.annotations.NullMarked;
