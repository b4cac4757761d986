/** What a whole link keeps for the partial ones after it, on disk. */
@NullMarked
package org.ktrail.queries.link.base;

import org.jspecify.annotations.NullMarked;
