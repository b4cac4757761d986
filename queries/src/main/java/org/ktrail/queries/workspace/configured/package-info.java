/**
 * Prunes a graph, which has all variants, to what one configuration or one architecture can have.
 * Knows conditions and the graph; where either comes from it does not know.
 */
@NullMarked
package org.ktrail.queries.workspace.configured;

import org.jspecify.annotations.NullMarked;
