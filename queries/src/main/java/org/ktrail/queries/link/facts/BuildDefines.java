package org.ktrail.queries.link.facts;

import java.util.Map;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;

/**
 * Conditions that ask for a macro which the makefiles define: {@code #ifdef DEBUG} where the build
 * has {@code ccflags-$(CONFIG_X_DEBUG) += -DDEBUG} holds under {@code CONFIG_X_DEBUG}, too.
 */
public final class BuildDefines {
  private BuildDefines() {}

  /** The same declarations, numbers and all, with conditions that know of the definitions. */
  public static Declarations in(Declarations d, Map<String, Condition> defines) {
    if (defines.isEmpty() || d.conditions().size() <= 1) {
      return d;
    }
    return d.withConditions(d.conditions().stream().map(c -> with(c, defines)).toList());
  }

  private static Condition with(Condition condition, Map<String, Condition> defines) {
    return switch (condition) {
      case Condition.Constant c -> c;
      case Condition.Atom a -> {
        String name =
            a.name().startsWith("defined(") ? a.name().substring(8, a.name().length() - 1) : "";
        Condition when = defines.get(name);
        yield when == null ? a : Condition.or(a, when);
      }
      case Condition.Not n -> Condition.not(with(n.of(), defines));
      case Condition.And a -> Condition.and(a.terms().stream().map(t -> with(t, defines)).toList());
      case Condition.Or o -> Condition.or(o.terms().stream().map(t -> with(t, defines)).toList());
    };
  }
}
