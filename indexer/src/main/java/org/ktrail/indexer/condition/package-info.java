@NullMarked
package org.ktrail.indexer.condition;

import org.jspecify.annotations.NullMarked;
