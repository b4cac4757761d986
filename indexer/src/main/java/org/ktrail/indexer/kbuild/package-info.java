@NullMarked
package org.ktrail.indexer.kbuild;

import org.jspecify.annotations.NullMarked;
