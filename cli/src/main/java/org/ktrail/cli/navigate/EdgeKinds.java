package org.ktrail.cli.navigate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.graph.EdgeKind;

/** Kinds of edges as options name them; help and completion ask it for all names. */
final class EdgeKinds implements Iterable<String> {
  /** For picocli, which makes one to list the names. */
  EdgeKinds() {}

  /**
   * Edge kinds by their written names; all if none is given.
   *
   * @throws UserError if a name is none
   */
  static Set<EdgeKind> of(List<String> names) {
    Set<EdgeKind> kinds = EnumSet.noneOf(EdgeKind.class);
    for (String name : names) {
      kinds.add(
          EdgeKind.of(name)
              .orElseThrow(() ->
                  new UserError(
                      "--kinds " + name + ": no edge kind; there are " + EdgeKind.all())));
    }
    return names.isEmpty() ? EnumSet.allOf(EdgeKind.class) : kinds;
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(EdgeKind.values()).map(EdgeKind::toString).iterator();
  }
}
