/** What an option of Kconfig is, and what of the code and the graph depends on it. */
@NullMarked
package org.ktrail.queries.options;

import org.jspecify.annotations.NullMarked;
