package org.ktrail.cli.options;

import org.jspecify.annotations.Nullable;
import org.ktrail.queries.workspace.posted.HistoryChoice;
import picocli.CommandLine.Option;

/** Which history of a source is meant, for commands about one. */
public final class HistoryOption {
  @Option(
      names = "--history",
      paramLabel = "N|TEXT",
      description =
          "Which history, where a source has several: its number in `series list`, or some of its"
              + " title.")
  private @Nullable String wanted;

  /** What was said of it. */
  public HistoryChoice choice() {
    return new HistoryChoice(wanted);
  }
}
