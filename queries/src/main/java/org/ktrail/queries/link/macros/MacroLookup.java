package org.ktrail.queries.link.macros;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;

/** What names of macros and functions mean at one place: what the replacement of a macro uses. */
public interface MacroLookup {
  /** All that a name can call. */
  List<Callable> callables(String name);

  /** What a macro does; {@link MacroTraits.Traits#OPEN} if that depends on who looks. */
  MacroTraits.Traits closed(Callable macro);

  /** When a macro evaluates its arguments; null if that depends on who looks. */
  Condition @Nullable [] settled(Callable macro);

  /** When a definition is the one that is meant here. */
  Condition decided(Callable macro);
}
