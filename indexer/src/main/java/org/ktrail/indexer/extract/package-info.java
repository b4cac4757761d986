/**
 * Walks the tree of a normalised text to facts. Knows the kinds of nodes ({@code CSyntax}); never
 * fails.
 */
@NullMarked
package org.ktrail.indexer.extract;

import org.jspecify.annotations.NullMarked;
