package org.ktrail.cli.navigate;

import java.util.List;
import java.util.Set;
import org.ktrail.queries.calls.FunctionName;
import org.ktrail.queries.graph.EdgeKind;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose calls are asked for, and which of them. */
final class FunctionCalls {
  @Parameters(
      paramLabel = "FUNCTION",
      description =
          "As NAME, FILE:NAME to pick one of several, FILE:LINE for the one around it, or a"
              + " pattern: 'xfs_*_notify*', '/^xfs_.*_fn$/'.")
  private String function = "";

  @Option(
      names = "--kinds",
      split = ",",
      paramLabel = "KIND",
      description =
          "Only calls of these kinds: direct, macro, ops, callback-argument, callback-field, table,"
              + " initcall, assembly, syscall, unknown.")
  private List<String> kinds = List.of();

  /** The name asked for, without what else was said of it; a pattern is none that anything has. */
  String name() {
    return FunctionName.of(function).name();
  }

  /** The functions asked for, as they were written. */
  String function() {
    return function;
  }

  /**
   * @throws org.ktrail.indexer.failure.UserError if a kind is none
   */
  Set<EdgeKind> kinds() {
    return EdgeKinds.of(kinds);
  }
}
