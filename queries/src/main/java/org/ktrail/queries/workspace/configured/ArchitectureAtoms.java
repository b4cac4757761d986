package org.ktrail.queries.workspace.configured;

import java.util.Map;
import org.ktrail.indexer.condition.AtomResolver;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.kbuild.ArchitectureSymbols;

/** What is known of atoms when the architecture is, and nothing else; no program but the kernel. */
record ArchitectureAtoms(String architecture, Map<String, Truth> symbols) implements AtomResolver {
  @Override
  public Truth truth(String atom) {
    return atom.startsWith(Condition.PROGRAM)
        ? Truth.FALSE
        : ArchitectureSymbols.truth(atom, architecture, symbols);
  }
}
