/**
 * What is known of values on a way: signs, tests and what their outcome says, errors, what locals
 * say of success.
 */
@NullMarked
package org.ktrail.queries.invariants.values;

import org.jspecify.annotations.NullMarked;
