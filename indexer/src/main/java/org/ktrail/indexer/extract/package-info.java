@NullMarked
package org.ktrail.indexer.extract;

import org.jspecify.annotations.NullMarked;
