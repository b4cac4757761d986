package org.ktrail.queries.invariants.values;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.flow.Expression;

/** The functions that give NULL where there is no memory: {@code allocators.tsv}. */
public final class Allocators {
  private static final Set<String> NAMES = read();

  private Allocators() {}

  /** Whether an expression is a call of one that may fail. */
  public static boolean mayFail(Expression e) {
    return e.bare() instanceof Expression.Call c
        && NAMES.contains(c.name())
        && c.arguments().stream().noneMatch(a -> a.text().contains("__GFP_NOFAIL"));
  }

  private static Set<String> read() {
    Set<String> names = new HashSet<>();
    for (String[] row : DataFile.table(Allocators.class, "allocators.tsv", 1)) {
      names.addAll(List.of(row[0].split(" ")));
    }
    return Set.copyOf(names);
  }
}
