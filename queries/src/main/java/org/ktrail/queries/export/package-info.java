/** A whole graph as lines in the order of bytes. */
@NullMarked
package org.ktrail.queries.export;

import org.jspecify.annotations.NullMarked;
