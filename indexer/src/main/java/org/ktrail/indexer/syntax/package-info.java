@NullMarked
package org.ktrail.indexer.syntax;

import org.jspecify.annotations.NullMarked;
