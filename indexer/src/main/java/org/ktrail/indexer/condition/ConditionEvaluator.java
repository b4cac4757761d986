package org.ktrail.indexer.condition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates conditions under one configuration and remembers its atoms, so that the twenty thousand
 * distinct conditions of a kernel take milliseconds. Not for use by several threads at once.
 */
public final class ConditionEvaluator {
  private final @Nullable Configuration configuration;
  private final AtomResolver opaque;
  private final Map<String, Truth> known = new HashMap<>();

  /**
   * Decides by what a resolver tells of any atom, symbols too, then the kernel's fixed ones; of
   * symbols nothing else is known.
   */
  public static ConditionEvaluator of(AtomResolver all) {
    return new ConditionEvaluator(null, all);
  }

  ConditionEvaluator(@Nullable Configuration configuration, AtomResolver opaque) {
    this.configuration = configuration;
    this.opaque = opaque;
  }

  public Truth truth(Condition condition) {
    return switch (condition) {
      case Condition.Constant c -> Truth.of(c.value());
      case Condition.Atom a -> atom(a.name());
      case Condition.Not n -> truth(n.of()).not();
      case Condition.And a -> all(a.terms());
      case Condition.Or o -> any(o.terms());
    };
  }

  private Truth all(List<Condition> terms) {
    Truth result = Truth.TRUE;
    for (Condition term : terms) {
      result = result.and(truth(term));
      if (result == Truth.FALSE) {
        break;
      }
    }
    return result;
  }

  private Truth any(List<Condition> terms) {
    Truth result = Truth.FALSE;
    for (Condition term : terms) {
      result = result.or(truth(term));
      if (result == Truth.TRUE) {
        break;
      }
    }
    return result;
  }

  private Truth atom(String name) {
    Truth truth = known.get(name);
    if (truth == null) {
      truth = configuration == null ? Truth.UNKNOWN : configuration.truth(name);
      if (truth == Truth.UNKNOWN) {
        truth = opaque.truth(name);
      }
      if (truth == Truth.UNKNOWN) {
        Condition fixed = FixedAtoms.KERNEL.get(name);
        truth = fixed == null ? Truth.UNKNOWN : truth(fixed);
      }
      known.put(name, truth);
    }
    return truth;
  }
}
