/**
 * The Z3 solver behind {@link org.ktrail.queries.simulate.term.Solver}; the only package that knows
 * it. Its native library is loaded with the first question.
 */
@NullMarked
package org.ktrail.queries.simulate.z3;

import org.jspecify.annotations.NullMarked;
