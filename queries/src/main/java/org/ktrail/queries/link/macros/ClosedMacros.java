package org.ktrail.queries.link.macros;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Macros of which it is known without looking from any file that they are not open: neither they
 * nor anything in the snapshot that has the name of a macro they use calls a parameter or makes a
 * name of one. Most macros are so; for the others {@link MacroTraits} asks what a file sees. For
 * any number of threads, once all macros are known.
 */
public final class ClosedMacros {
  private final Map<String, List<Callable>> callables;
  private final Map<Callable, MacroTraits.Traits> closed = new ConcurrentHashMap<>();

  /** Whether any macro of a name may be open, itself or through others. */
  private final Map<String, Boolean> mayBeOpen = new ConcurrentHashMap<>();

  public ClosedMacros(Map<String, List<Callable>> callables) {
    this.callables = callables;
  }

  /** What a macro does if it is closed; {@link MacroTraits.Traits#OPEN} if it may be open. */
  public MacroTraits.Traits of(Callable macro) {
    MacroTraits.Traits known = closed.get(macro);
    if (known == null) {
      MacroTraits.Traits own = MacroTraits.own(macro);
      known =
          own.open() || uses(macro)
              ? MacroTraits.Traits.OPEN
              : own.text().isEmpty() ? MacroTraits.Traits.NONE : own;
      closed.put(macro, known);
    }
    return known;
  }

  private boolean uses(Callable macro) {
    for (String name : MacroTraits.used(macro)) {
      if (mayBeOpen(name)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeOpen(String name) {
    Boolean known = mayBeOpen.get(name);
    if (known != null) {
      return known;
    }
    Set<String> seen = new HashSet<>();
    ArrayDeque<String> queue = new ArrayDeque<>();
    seen.add(name);
    queue.add(name);
    while (!queue.isEmpty()) {
      for (Callable c : callables.getOrDefault(queue.poll(), List.of())) {
        if (!MacroTraits.isRead(c)) {
          continue;
        }
        if (MacroTraits.own(c).open()) {
          mayBeOpen.put(name, true);
          return true;
        }
        for (String used : MacroTraits.used(c)) {
          Boolean its = mayBeOpen.get(used);
          if (its != null && its) {
            mayBeOpen.put(name, true);
            return true;
          }
          if (its == null && seen.add(used)) {
            queue.add(used);
          }
        }
      }
    }
    // Nothing that was reached is open, so none of it may be.
    seen.forEach(n -> mayBeOpen.put(n, false));
    return false;
  }
}
