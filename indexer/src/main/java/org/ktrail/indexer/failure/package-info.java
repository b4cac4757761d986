/** How the parts say that it was the user's input, and not a bug, that stopped them. */
@NullMarked
package org.ktrail.indexer.failure;

import org.jspecify.annotations.NullMarked;
