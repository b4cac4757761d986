/**
 * Work on several threads that are our own. The JVM's common pool is left to libraries, which wait
 * for their tasks there while they hold locks: what of ours ran beside them could wait for the same
 * locks on the only thread that the pool has.
 */
@NullMarked
package org.ktrail.indexer.parallel;

import org.jspecify.annotations.NullMarked;
