package org.ktrail.queries.claims;

import org.ktrail.queries.graph.EdgeKind;
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
    return switch (last.kind()) {
      case OPS, TABLE, SYSCALL -> HopVerdict.Manner.TABLE;
      case CALLBACK_ARGUMENT, CALLBACK_FIELD, INITCALL, ASYNC -> HopVerdict.Manner.CALLBACK;
      case MACRO -> HopVerdict.Manner.MACRO;
      case DIRECT, ASSEMBLY, UNKNOWN ->
          path.hops().size() > 1 || last.kind() == EdgeKind.UNKNOWN
              ? HopVerdict.Manner.MACRO
              : HopVerdict.Manner.DIRECT;
    };
  }

  static TraceName function(String name) {
    return new TraceName(name, name, TraceName.Kind.FUNCTION);
  }
}
