/** The command that holds revisions and series against rule files, and what writes its matrix. */
@NullMarked
package org.ktrail.cli.invariants;

import org.jspecify.annotations.NullMarked;
