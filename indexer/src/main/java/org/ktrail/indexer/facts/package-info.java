@NullMarked
package org.ktrail.indexer.facts;

import org.jspecify.annotations.NullMarked;
