@NullMarked
package org.ktrail.queries.calls;

import org.jspecify.annotations.NullMarked;
