package org.ktrail.queries.lint.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.lint.Base;

/**
 * Macros of which a definition leaves a parameter out, as those of statistics do where there are
 * none: what stands in their arguments is not compiled then.
 */
final class ForgetfulMacros {
  private final Base base;
  private final Map<String, Boolean> known = new HashMap<>();

  ForgetfulMacros(Base base) {
    this.base = base;
  }

  boolean mayLeaveOut(String name) {
    return known.computeIfAbsent(
        name,
        n ->
            base.defining(n).stream()
                .flatMap(path -> base.declarations(path).stream())
                .flatMap(d -> d.macros().stream())
                .filter(m -> m.name().equals(n) && m.functionLike())
                .anyMatch(ForgetfulMacros::leavesOut));
  }

  private static boolean leavesOut(Declarations.Macro macro) {
    return macro.parameters().stream()
        .anyMatch(p ->
            !Pattern.compile("\\b" + Pattern.quote(p) + "\\b").matcher(macro.replacement()).find());
  }
}
