package org.ktrail.queries.claims;

import org.ktrail.queries.paths.Hop;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.trace.TraceName;

/** How control takes a way. */
final class Manners {
  private Manners() {}

  static HopVerdict.Manner of(Path path) {
    if (path.counted() > 1) {
      return HopVerdict.Manner.HIDDEN;
    }
    Hop last = path.hops().getLast();
    return switch (last.kind().manner()) {
      case TABLE -> HopVerdict.Manner.TABLE;
      case CALLBACK -> HopVerdict.Manner.CALLBACK;
      case MACRO, NOT_TOLD -> HopVerdict.Manner.MACRO;
      case BY_NAME -> path.hops().size() > 1 ? HopVerdict.Manner.MACRO : HopVerdict.Manner.DIRECT;
    };
  }

  static TraceName function(String name) {
    return new TraceName(name, name, TraceName.Kind.FUNCTION);
  }
}
