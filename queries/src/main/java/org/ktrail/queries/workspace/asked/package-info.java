/**
 * Questions to one revision, as records, and their answers: what words name there, paths, calls,
 * entries, definitions, references, operations. A question is put to a revision that is open, and
 * opens none itself.
 */
@NullMarked
package org.ktrail.queries.workspace.asked;

import org.jspecify.annotations.NullMarked;
