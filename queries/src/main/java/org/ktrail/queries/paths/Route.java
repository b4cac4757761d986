package org.ktrail.queries.paths;

import java.util.List;

/**
 * A way through the graph, by number.
 *
 * @param nodes in order; edge {@code i} leads from node {@code i} to {@code i + 1}
 * @param contexts in each node
 * @param stages how many of the nodes to pass were passed at each node, itself counted
 * @param hops macros not counted
 * @param cost in the units of the walk's costs
 * @param alternatives for each edge: other nodes to which equally good ways go on from here
 */
record Route(
    int[] nodes,
    int[] contexts,
    int[] stages,
    int[] edges,
    int hops,
    int cost,
    List<int[]> alternatives) {}
