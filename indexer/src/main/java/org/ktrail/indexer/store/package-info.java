@NullMarked
package org.ktrail.indexer.store;

import org.jspecify.annotations.NullMarked;
