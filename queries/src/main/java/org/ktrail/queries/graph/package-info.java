/**
 * The linked graph of one snapshot: columns of integers in a mapped file, how they are written, and
 * what is laid over them. What an edge, a node or a slot can be is said by its enumeration.
 */
@NullMarked
package org.ktrail.queries.graph;

import org.jspecify.annotations.NullMarked;
