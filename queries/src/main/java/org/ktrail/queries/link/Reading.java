package org.ktrail.queries.link;

import org.jspecify.annotations.Nullable;

/**
 * A body that is being linked.
 *
 * @param said where all its facts are said to be: the lines of what a macro made mean nothing, so
 *     the macro's place is told; null where each fact has its own
 */
record Reading(BodyFrame frame, @Nullable FactPlace said) {
  Callable owner() {
    return frame.owner();
  }

  boolean isFragment() {
    return frame.isFragment();
  }
}
