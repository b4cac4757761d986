package org.ktrail.queries.link.world;

import java.util.Set;
import org.ktrail.indexer.facts.Declarations;

/** The names that declarations give a meaning to. */
public final class DeclaredNames {
  private DeclaredNames() {}

  public static void of(Declarations d, Set<String> into) {
    d.macros().forEach(m -> into.add(m.name()));
    d.functions().forEach(f -> into.add(f.name()));
    d.prototypes().forEach(p -> into.add(p.name()));
    d.records().forEach(r -> into.add(r.tag()));
    d.typedefs().forEach(t -> into.add(t.name()));
    d.globals().forEach(g -> into.add(g.name()));
    d.assemblerMacros().forEach(m -> into.add(m.name()));
    into.remove("");
  }
}
