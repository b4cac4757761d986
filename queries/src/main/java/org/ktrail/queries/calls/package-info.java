/**
 * Answers {@code callers} and {@code callees}, and shows a graph as one configuration has it
 * ({@code GraphView}).
 */
@NullMarked
package org.ktrail.queries.calls;

import org.jspecify.annotations.NullMarked;
