package org.ktrail.queries.claims;

import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.paths.Hop;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.trace.TraceName;

/** How control takes a way. */
final class Manners {
  private Manners() {}

  static Verdict.Manner of(Path path) {
    if (path.counted() > 1) {
      return Verdict.Manner.HIDDEN;
    }
    Hop last = path.hops().getLast();
    return switch (last.kind()) {
      case OPS, TABLE, SYSCALL -> Verdict.Manner.TABLE;
      case CALLBACK_ARGUMENT, CALLBACK_FIELD, INITCALL, ASYNC -> Verdict.Manner.CALLBACK;
      case MACRO -> Verdict.Manner.MACRO;
      case DIRECT, ASSEMBLY, UNKNOWN ->
          path.hops().size() > 1 || last.kind() == EdgeKind.UNKNOWN
              ? Verdict.Manner.MACRO
              : Verdict.Manner.DIRECT;
    };
  }

  static TraceName function(String name) {
    return new TraceName(name, name, TraceName.Kind.FUNCTION);
  }
}
