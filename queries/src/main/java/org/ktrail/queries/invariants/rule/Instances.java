package org.ktrail.queries.invariants.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;

/** The initialised variables of a file. */
public final class Instances {
  private Instances() {}

  public static List<RuleScope.Instance> of(Declarations declarations, String file) {
    List<RuleScope.Instance> all = new ArrayList<>();
    for (Declarations.Global g : declarations.globals()) {
      if (g.type() instanceof TypeRef.Tagged t && g.initializer() instanceof Expr.Init init) {
        Set<String> members = new HashSet<>();
        for (Expr.Item item : init.items()) {
          if (!item.designators().isEmpty()) {
            members.add(item.designators().getFirst());
          }
        }
        all.add(new RuleScope.Instance(g.name(), t.tag(), members, file, g.line()));
      }
    }
    return all;
  }
}
