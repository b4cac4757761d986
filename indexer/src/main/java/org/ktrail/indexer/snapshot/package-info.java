@NullMarked
package org.ktrail.indexer.snapshot;

import org.jspecify.annotations.NullMarked;
