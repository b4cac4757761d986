@NullMarked
package org.ktrail.queries.definitions;

import org.jspecify.annotations.NullMarked;
