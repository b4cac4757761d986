@NullMarked
package org.ktrail.queries.paths;

import org.jspecify.annotations.NullMarked;
