package org.ktrail.queries.invariants.rule;

import java.util.List;
import org.ktrail.queries.invariants.Breach;

/** What is said of an invariant and a state of the code. */
public sealed interface InvariantVerdict {
  /** It holds at all places it speaks of. */
  record Holds(int places) implements InvariantVerdict {}

  /** It does not; each breach has its proof. */
  record Violated(List<Breach> breaches) implements InvariantVerdict {
    public Violated {
      breaches = List.copyOf(breaches);
    }
  }

  /** It cannot be said, for this reason; what is seen does not break it. */
  record Unknown(String reason) implements InvariantVerdict {}

  /** Nothing that it speaks of is there. */
  record NotApplicable() implements InvariantVerdict {}

  /** {@code holds}, {@code violated}, {@code unknown} or {@code not-applicable}. */
  default String word() {
    return switch (this) {
      case Holds h -> "holds";
      case Violated v -> "violated";
      case Unknown u -> "unknown";
      case NotApplicable n -> "not-applicable";
    };
  }
}
