package org.ktrail.cli;

import java.util.List;
import java.util.Set;
import org.ktrail.queries.graph.EdgeKind;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose calls are asked for, and which of them. */
final class FunctionCalls {
  @Parameters(
      paramLabel = "FUNCTION",
      description = "As NAME, or FILE:NAME to pick one of several.")
  private String function = "";

  @Option(
      names = "--kinds",
      split = ",",
      paramLabel = "KIND",
      description =
          "Only calls of these kinds: direct, macro, ops, callback-argument, callback-field, table,"
              + " initcall, unknown.")
  private List<String> kinds = List.of();

  /**
   * Nodes of the function.
   *
   * @param revision what the user calls what is open
   * @throws org.ktrail.indexer.failure.UserError if there is none
   */
  int[] nodes(OpenRevision opened, String revision) {
    return EndArguments.nodes(opened, function, revision);
  }

  /**
   * @throws org.ktrail.indexer.failure.UserError if a kind is none
   */
  Set<EdgeKind> kinds() {
    return EndArguments.kinds(kinds);
  }
}
