package org.ktrail.queries.link.edges;

import org.jspecify.annotations.Nullable;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.world.BodyFrame;

/**
 * A body that is being linked.
 *
 * @param said where all its facts are said to be: the lines of what a macro made mean nothing, so
 *     the macro's place is told; null where each fact has its own
 */
public record Reading(BodyFrame frame, @Nullable FactPlace said) {
  public Callable owner() {
    return frame.owner();
  }

  public boolean isFragment() {
    return frame.isFragment();
  }
}
