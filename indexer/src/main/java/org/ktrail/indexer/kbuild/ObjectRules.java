package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules that make an object from a file of another name or place, such as {@code $(obj)/lib-%.o:
 * $(srctree)/lib/%.c}.
 */
final class ObjectRules {
  private final List<Rule> rules = new ArrayList<>();

  /** Both paths from the top of the tree; the target may hold one {@code %}. */
  private record Rule(String target, String prerequisite) {}

  void add(String targets, String prerequisites, MakeExpander expander) {
    String[] parts = prerequisites.split(":");
    if (prerequisites.contains("=")) {
      return; // a variable of the target
    }
    boolean isStatic = parts.length == 2;
    for (MakeWord prerequisite : expander.expand(parts[parts.length - 1])) {
      String text = prerequisite.text();
      if (text.endsWith(".c") || text.endsWith(".S") || text.endsWith(".o")) {
        for (MakeWord target : expander.expand(isStatic ? parts[0] : targets)) {
          if (target.text().endsWith(".o")) {
            rules.add(
                new Rule(PathLookup.resolve("", target.text()), PathLookup.resolve("", text)));
          }
        }
        return;
      }
    }
  }

  /** What the object at a path is made from, or null if no rule says. */
  @Nullable String prerequisite(String object) {
    for (Rule rule : rules) {
      String stem = MakeFunctions.stem(rule.target, object);
      if (stem != null) {
        return rule.prerequisite.replace("%", stem);
      }
    }
    return null;
  }
}
