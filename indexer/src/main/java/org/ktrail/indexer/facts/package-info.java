/**
 * What a file says, whatever else there is: declarations, bodies, expressions, in records that are
 * packed to bytes. Nothing here knows a grammar or a store.
 */
@NullMarked
package org.ktrail.indexer.facts;

import org.jspecify.annotations.NullMarked;
