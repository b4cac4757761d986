package org.ktrail.queries.workspace.searched;

import java.util.TreeMap;
import org.ktrail.indexer.facts.Declarations;

/** Which function or macro each line of a file is in. */
final class LineOwners {
  private record Owner(String name, int end) {}

  private final TreeMap<Integer, Owner> byFirstLine = new TreeMap<>();

  private LineOwners() {}

  static LineOwners of(Declarations declarations) {
    LineOwners owners = new LineOwners();
    declarations
        .macros()
        .forEach(m -> owners.byFirstLine.put(m.line(), new Owner(m.name(), m.endLine())));
    declarations
        .functions()
        .forEach(f -> owners.byFirstLine.put(f.line(), new Owner(name(f), f.endLine())));
    return owners;
  }

  /** Of one that a macro heads, as it is written. */
  private static String name(Declarations.Function function) {
    String macro = function.madeBy().macro();
    return macro.isEmpty() ? function.name() : macro + "(" + function.name() + ")";
  }

  /** "" if none is around it. A macro that is defined within a function hides it on its lines. */
  String of(int line) {
    for (var at = byFirstLine.floorEntry(line); at != null; at = before(at.getKey(), line)) {
      if (at.getValue().end() >= line) {
        return at.getValue().name();
      }
    }
    return "";
  }

  /** One further up, as long as it may reach so far down: over macros within a function. */
  private java.util.Map.@org.jspecify.annotations.Nullable Entry<Integer, Owner> before(
      int first, int line) {
    var next = byFirstLine.lowerEntry(first);
    while (next != null && next.getValue().end() < line) {
      if (next.getKey() < line - FARTHEST) {
        return null;
      }
      next = byFirstLine.lowerEntry(next.getKey());
    }
    return next;
  }

  /** Lines of the longest function that is worth looking for. */
  private static final int FARTHEST = 20_000;
}
