@NullMarked
package org.ktrail.queries.operations;

import org.jspecify.annotations.NullMarked;
