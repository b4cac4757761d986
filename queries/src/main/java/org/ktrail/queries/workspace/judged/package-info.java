/**
 * Posted series and revisions under judgement: what lint says of them, and which rules of a file
 * hold. Puts each series beside its base, reads what the judges ask for, and gives reports; the
 * judging itself is in the packages for lint and for invariants.
 */
@NullMarked
package org.ktrail.queries.workspace.judged;

import org.jspecify.annotations.NullMarked;
