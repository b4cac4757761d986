/** Tests that are missing, too late, or of something else. */
@NullMarked
package org.ktrail.queries.invariants.check.tests;

import org.jspecify.annotations.NullMarked;
