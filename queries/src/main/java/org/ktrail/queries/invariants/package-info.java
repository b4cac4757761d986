/**
 * Rules about every way through functions, and the general checks of them. What is found is a
 * {@link Breach}. Rooms look one way: {@code code}, {@code values}, {@code types}, {@code pairs},
 * {@code check} with a room for each sort of check, {@code rule}.
 */
@NullMarked
package org.ktrail.queries.invariants;

import org.jspecify.annotations.NullMarked;
