/**
 * What all checks of a function share. A {@link Check} is a class of its own in the room of what it
 * is about, and has no state.
 */
@NullMarked
package org.ktrail.queries.invariants.check;

import org.jspecify.annotations.NullMarked;
