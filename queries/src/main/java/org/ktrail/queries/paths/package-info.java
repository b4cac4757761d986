/**
 * How control gets from one function to another. {@link org.ktrail.queries.paths.PathFinder}
 * answers a {@link org.ktrail.queries.paths.PathQuery}.
 *
 * <p>The search walks pairs of a node and a <em>context</em>: which functions were handed down into
 * the parameters of this function, and into members of local records of its callers. So a function
 * that calls its parameter is left only to what this caller handed to it. A bound that knows no
 * contexts ({@code Distances}, grown from the other end only as far as it is asked) leads the
 * search and cuts off what cannot reach the end.
 */
@NullMarked
package org.ktrail.queries.paths;

import org.jspecify.annotations.NullMarked;
