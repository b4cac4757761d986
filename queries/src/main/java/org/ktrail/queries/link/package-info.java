@NullMarked
package org.ktrail.queries.link;

import org.jspecify.annotations.NullMarked;
