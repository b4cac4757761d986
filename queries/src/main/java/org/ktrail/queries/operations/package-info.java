/** Answers {@code ops}: who fills a table of operations and who calls through it. */
@NullMarked
package org.ktrail.queries.operations;

import org.jspecify.annotations.NullMarked;
