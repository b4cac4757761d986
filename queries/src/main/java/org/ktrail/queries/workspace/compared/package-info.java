/**
 * What changed from one revision to another, of the repository or of a posted series: brings both
 * into the state that is compared, and asks their graphs where that was wanted. The comparison
 * itself is in the packages for series.
 */
@NullMarked
package org.ktrail.queries.workspace.compared;

import org.jspecify.annotations.NullMarked;
