/** Errors that are lost, replaced, mistaken for another or never returned. */
@NullMarked
package org.ktrail.queries.invariants.check.errors;

import org.jspecify.annotations.NullMarked;
