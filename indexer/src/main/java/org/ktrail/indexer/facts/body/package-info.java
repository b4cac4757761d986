/**
 * What a C function does in which order: {@link org.ktrail.indexer.facts.body.Flow} is its
 * control-flow graph, {@link org.ktrail.indexer.facts.body.Event} what happens at a step of it,
 * {@link org.ktrail.indexer.facts.body.Expression} what an event is about. Of the text as it is
 * written, macros unexpanded; records alone, which know neither the grammar nor a name of a kernel.
 * {@link org.ktrail.indexer.facts.Body} has what the linker needs of a function, and is stored;
 * these are larger by far and are made when they are asked for.
 */
@NullMarked
package org.ktrail.indexer.facts.body;

import org.jspecify.annotations.NullMarked;
