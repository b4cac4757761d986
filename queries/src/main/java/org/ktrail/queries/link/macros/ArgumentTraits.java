package org.ktrail.queries.link.macros;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.files.DataFile;

/**
 * When a macro evaluates what it is given: {@code #define ASSERT(x) ((void)sizeof(x))} never does,
 * so that a call in its argument is none. Read from the replacement's tokens, names seen from one
 * file; what is not understood counts as evaluated. For one thread and one file.
 */
public final class ArgumentTraits {
  /** Operators and builtins that look at their operand's type or form alone. */
  private static final Set<String> UNEVALUATED =
      DataFile.names(ArgumentTraits.class, "unevaluated.txt");

  private final MacroLookup view;
  private final Map<Callable, Condition[]> known = new IdentityHashMap<>();

  public ArgumentTraits(MacroLookup view) {
    this.view = view;
  }

  /**
   * When calling {@code name} evaluates an argument, whatever of it is visible here.
   *
   * @param argument its number, from 0
   */
  public Condition evaluated(String name, int argument) {
    if (UNEVALUATED.contains(name)) {
      return Condition.NEVER;
    }
    List<Callable> all = view.callables(name);
    List<Condition> when = new ArrayList<>(all.size());
    boolean always = true;
    for (Callable c : all) {
      Condition its = c.macro ? evaluated(c, argument) : Condition.ALWAYS;
      always &= its.equals(Condition.ALWAYS);
      when.add(all.size() == 1 ? its : Condition.and(List.of(c.condition, view.decided(c), its)));
    }
    return always ? Condition.ALWAYS : Evaluations.bounded(Condition.or(when));
  }

  private Condition evaluated(Callable macro, int argument) {
    int p = parameter(macro, argument);
    if (p < 0) {
      return Condition.ALWAYS;
    }
    Condition[] all = known.get(macro);
    if (all == null) {
      all = view.settled(macro);
      if (all == null) {
        Condition[] open = new Condition[macro.definition.parameters().size()];
        Arrays.fill(open, Condition.ALWAYS);
        // What a macro that uses itself does with an argument is not followed.
        known.put(macro, open);
        all = new Evaluations(macro.definition, this::evaluated).read();
      }
      known.put(macro, all);
    }
    return all[p];
  }

  /** The parameter that an argument stands for, −1 if it is none of a macro's. */
  static int parameter(Callable c, int argument) {
    if (!c.macro || !c.definition.functionLike()) {
      return -1;
    }
    int last = c.definition.parameters().size() - 1;
    return argument <= last ? argument : c.definition.variadic() ? last : -1;
  }

  static boolean looksAtTypes(String operator) {
    return UNEVALUATED.contains(operator);
  }
}
