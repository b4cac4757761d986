package org.ktrail.queries.link.facts;

import org.ktrail.indexer.facts.Declarations;

/**
 * Where a fact was said: the file whose view of the world gives its names their meaning, and the
 * declarations its numbers (anonymous records, conditions) point into. A fragment that a macro made
 * has the invoking file and declarations of its own.
 */
public record FactOrigin(int file, Declarations declarations) {}
