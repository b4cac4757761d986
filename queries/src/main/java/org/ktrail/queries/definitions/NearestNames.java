package org.ktrail.queries.definitions;

import java.util.List;

/** Suggests names of the snapshot for one that it does not have. */
@FunctionalInterface
public interface NearestNames {
  NearestNames NONE = (name, limit) -> List.of();

  /** Names that exist and are near to this one, nearest first; may be empty. */
  List<String> nearest(String name, int limit);
}
