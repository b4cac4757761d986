package org.ktrail.cli.navigate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.graph.EdgeKind;

/** Reads the names of edge kinds. */
final class EdgeKinds {
  private EdgeKinds() {}

  /**
   * Edge kinds by their written names; all if none is given.
   *
   * @throws UserError if a name is none
   */
  static Set<EdgeKind> of(List<String> names) {
    Set<EdgeKind> kinds = EnumSet.noneOf(EdgeKind.class);
    for (String name : names) {
      kinds.add(
          Arrays.stream(EdgeKind.values())
              .filter(kind -> kind.toString().equals(name))
              .findFirst()
              .orElseThrow(() -> noKind(name)));
    }
    return names.isEmpty() ? EnumSet.allOf(EdgeKind.class) : kinds;
  }

  private static UserError noKind(String name) {
    List<String> all = Arrays.stream(EdgeKind.values()).map(EdgeKind::toString).toList();
    return new UserError("--kinds " + name + ": no edge kind; there are " + String.join(", ", all));
  }
}
