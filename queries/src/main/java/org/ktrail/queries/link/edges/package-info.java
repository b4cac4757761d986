/**
 * What bodies say of the graph on its way there: call sites, places, edges, and what has to wait
 * until all files are linked.
 */
@NullMarked
package org.ktrail.queries.link.edges;

import org.jspecify.annotations.NullMarked;
