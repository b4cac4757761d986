/**
 * A state of the code as rules see it: functions by file and name, macros as text. Judges nothing.
 */
@NullMarked
package org.ktrail.queries.invariants.code;

import org.jspecify.annotations.NullMarked;
