package org.ktrail.queries.link.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.macros.PreprocessingTokens;

/**
 * Tells which macros are worth a node: those that call, or name something that does; not plain
 * constants.
 */
public final class LeadingMacros {
  private final World world;
  private final Map<String, Boolean> known = new HashMap<>();

  public LeadingMacros(World world) {
    this.world = world;
  }

  public boolean of(Callable macro) {
    if (macro.standsForItself()) {
      return false;
    }
    if (macro.definition.functionLike() || macro.bodyIndex >= 0) {
      return true;
    }
    List<String> tokens = PreprocessingTokens.ofReplacement(macro.definition);
    if (tokens.size() == 1 && PreprocessingTokens.isIdentifier(tokens.getFirst())) {
      return true;
    }
    for (String token : tokens) {
      if (PreprocessingTokens.isIdentifier(token) && !token.equals(macro.name) && leads(token)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any object-like macro of this name leads somewhere. */
  private boolean leads(String name) {
    Boolean answer = known.get(name);
    if (answer != null) {
      return answer;
    }
    known.put(name, false);
    boolean found = false;
    for (Callable c : world.callables.getOrDefault(name, List.of())) {
      if (c.macro && !c.definition.functionLike() && !found) {
        found =
            c.bodyIndex >= 0
                || c.definition.replacement().contains("(") && of(c)
                || of(c) && PreprocessingTokens.ofReplacement(c.definition).size() > 1;
      }
    }
    known.put(name, found);
    return found;
  }
}
