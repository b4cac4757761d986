/** Memory and locals that are used before they are there or after they are gone. */
@NullMarked
package org.ktrail.queries.invariants.check.memory;

import org.jspecify.annotations.NullMarked;
