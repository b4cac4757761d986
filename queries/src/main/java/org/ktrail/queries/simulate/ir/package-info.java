/**
 * The body of a function as a list of simple instructions over temporaries, with explicit loads,
 * stores and jumps: what is executed. {@link org.ktrail.queries.simulate.ir.Lowering} makes it of a
 * typed tree; evaluation order is left to right.
 */
@NullMarked
package org.ktrail.queries.simulate.ir;

import org.jspecify.annotations.NullMarked;
