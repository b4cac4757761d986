@NullMarked
package org.ktrail.queries.graph;

import org.jspecify.annotations.NullMarked;
