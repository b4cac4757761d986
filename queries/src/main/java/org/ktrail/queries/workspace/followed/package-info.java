/**
 * A function through the commits of its history: found again by its body where its file, or its
 * name, became another. What commits are made of, the snapshots' package reads.
 */
@NullMarked
package org.ktrail.queries.workspace.followed;

import org.jspecify.annotations.NullMarked;
