package org.ktrail.queries.calls;

import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.Place;

/**
 * A node of the graph by its names.
 *
 * @param condition under which it exists, that of its file included
 * @param program what it is built into, "" if unknown
 */
public record Symbol(String name, NodeKind kind, Place place, Condition condition, String program)
    implements Comparable<Symbol> {
  /** {@code macro}, {@code function} …, as in exports. */
  public String kindText() {
    return switch (kind) {
      case FUNCTION, GENERATED -> "function";
      case MACRO -> "macro";
      case ASSEMBLY -> "assembly";
      case DECLARED -> "declared";
      case FILE_SCOPE -> "file";
    };
  }

  @Override
  public int compareTo(Symbol other) {
    int order = name.compareTo(other.name);
    return order != 0 ? order : place.compareTo(other.place);
  }
}
