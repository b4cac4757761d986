/**
 * Scenarios run over revisions that a workspace opens: on one, on several beside each other, and on
 * two states of a posted series. How results are shown it does not know.
 */
@NullMarked
package org.ktrail.queries.workspace.simulated;

import org.jspecify.annotations.NullMarked;
