/** Which entries of the kernel lead to a function. */
@NullMarked
package org.ktrail.queries.reach;

import org.jspecify.annotations.NullMarked;
