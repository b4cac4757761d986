package org.ktrail.queries.workspace.asked;

import java.util.List;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.calls.FunctionName;
import org.ktrail.queries.workspace.OpenRevision;

/** Turns names into what has them in a revision, or says what is wrong with them. */
final class NameLookup {
  /** Names suggested for one that is not known. */
  private static final int SUGGESTED = 5;

  private NameLookup() {}

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
}
