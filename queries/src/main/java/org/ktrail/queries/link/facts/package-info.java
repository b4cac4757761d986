/**
 * What the linker is given: the facts of one snapshot by file number, texts of macros read as if
 * they were files, what the makefiles define. Knows nothing of names or includes.
 */
@NullMarked
package org.ktrail.queries.link.facts;

import org.jspecify.annotations.NullMarked;
