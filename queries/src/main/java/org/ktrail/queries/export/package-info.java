@NullMarked
package org.ktrail.queries.export;

import org.jspecify.annotations.NullMarked;
