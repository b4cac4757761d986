/** Names as users write them where they mean several: with wildcards, as regular expressions. */
@NullMarked
package org.ktrail.queries.names;

import org.jspecify.annotations.NullMarked;
