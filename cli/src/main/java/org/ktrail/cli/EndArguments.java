package org.ktrail.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.calls.FunctionName;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.workspace.OpenRevision;

/** Turns words of the command line into what they name, or says what is wrong with them. */
final class EndArguments {
  /** Names suggested for one that is not known. */
  private static final int SUGGESTED = 5;

  private EndArguments() {}

  /**
   * The nodes of a function or macro.
   *
   * @throws UserError if there is none
   */
  static int[] nodes(OpenRevision opened, String text, String revision) {
    FunctionName name = FunctionName.of(text);
    int[] nodes = name.in(opened.view());
    if (nodes.length > 0) {
      return nodes;
    }
    if (name.isLine()) {
      throw new UserError(text + ": no function or macro is around this line at " + revision);
    }
    if (!name.file().isEmpty() && new FunctionName("", name.name()).in(opened.view()).length > 0) {
      throw new UserError(
          text + ": " + name.name() + " is not in a file of this name; ask without it");
    }
    throw unknown(opened, name.name(), "no function or macro of this name", revision);
  }

  static UserError unknown(OpenRevision opened, String name, String problem, String revision) {
    // The index knows names of other revisions too, this one among them.
    List<String> nearest =
        opened.nearestNames().nearest(name, SUGGESTED).stream()
            .filter(near -> !near.equals(name))
            .toList();
    return new UserError(
        name
            + ": "
            + problem
            + " at "
            + revision
            + (nearest.isEmpty() ? "" : "; did you mean " + String.join(", ", nearest) + "?"));
  }

  /**
   * Edge kinds by their written names; all if none is given.
   *
   * @throws UserError if a name is none
   */
  static Set<EdgeKind> kinds(List<String> names) {
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
