/**
 * Joins the facts of one snapshot to a graph. {@link Linker} lists the passes; each is in a room of
 * its own, and rooms look one way: {@code facts} and {@code includes}, {@code macros}, {@code
 * world}, {@code made}, {@code types}, {@code edges}, {@code values}, {@code body}, {@code base},
 * {@code partial}.
 */
@NullMarked
package org.ktrail.queries.link;

import org.jspecify.annotations.NullMarked;
