/** Source as it is shown: the lines of a definition or a file, what they are made of. */
@NullMarked
package org.ktrail.queries.excerpts;

import org.jspecify.annotations.NullMarked;
