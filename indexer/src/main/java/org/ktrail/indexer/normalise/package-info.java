@NullMarked
package org.ktrail.indexer.normalise;

import org.jspecify.annotations.NullMarked;
