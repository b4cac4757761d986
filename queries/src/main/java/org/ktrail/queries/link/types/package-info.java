/** What expressions and declarations are, as one file sees them. */
@NullMarked
package org.ktrail.queries.link.types;

import org.jspecify.annotations.NullMarked;
