/**
 * Rewrites what the grammar cannot parse in a copy of the same length, and keeps what it took out:
 * annotations, loop macros, {@code #if} splits. Which words are meant is data, {@code words.tsv}.
 */
@NullMarked
package org.ktrail.indexer.normalise;

import org.jspecify.annotations.NullMarked;
