package org.ktrail.queries.lint.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.lint.Base;

/**
 * Macros of which a definition leaves a parameter out, as those of statistics do where there are
 * none, or hands it to such a macro: what stands in their arguments is not compiled then.
 */
final class ForgetfulMacros {
  private static final Pattern CALLED = Pattern.compile("\\b(\\w++)\\s*+\\(");

  /** Macros in each other that are followed. */
  private static final int DEEPEST = 4;

  private final Base base;
  private final Map<String, Boolean> known = new HashMap<>();

  ForgetfulMacros(Base base) {
    this.base = base;
  }

  boolean mayLeaveOut(String name) {
    return mayLeaveOut(name, 0);
  }

  private boolean mayLeaveOut(String name, int depth) {
    Boolean told = known.get(name);
    if (told == null) {
      known.put(name, false); // within itself
      told = base.macros(name).stream().anyMatch(m -> leavesOut(m, depth));
      known.put(name, told);
    }
    return told;
  }

  private boolean leavesOut(Declarations.Macro macro, int depth) {
    boolean itself =
        macro.parameters().stream()
            .anyMatch(p ->
                !Pattern.compile("\\b" + Pattern.quote(p) + "\\b")
                    .matcher(macro.replacement())
                    .find());
    return itself
        || depth < DEEPEST
            && CALLED
                .matcher(macro.replacement())
                .results()
                .anyMatch(r -> mayLeaveOut(r.group(1), depth + 1));
  }
}
