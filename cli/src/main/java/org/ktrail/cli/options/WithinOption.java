package org.ktrail.cli.options;

import java.util.List;
import org.ktrail.queries.calls.Within;
import picocli.CommandLine.Option;

/** The option that narrows an answer to a part of the tree. */
public final class WithinOption {
  @Option(
      names = "--in",
      paramLabel = "PATH",
      description = "Only what lies in this file or directory; may be given again.")
  private List<String> paths = List.of();

  public Within within() {
    return Within.of(paths);
  }
}
