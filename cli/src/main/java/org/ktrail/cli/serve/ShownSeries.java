package org.ktrail.cli.serve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The posted series that a server shows to browsers. */
public final class ShownSeries {
  @Option(
      names = "--series",
      paramLabel = "SOURCE",
      description =
          "A posted series that the page shows: mails in a file, or a range of commits A..B.")
  private @Nullable String source;

  @Option(
      names = "--base",
      paramLabel = "REV",
      description = "What that series is for (default: found out).")
  private @Nullable String base;

  public boolean given() {
    return source != null;
  }

  /** As the command line names it, "" if there is none. */
  public String source() {
    return source == null ? "" : source;
  }

  /** The option for commands, if a base was given. */
  public List<String> base() {
    return base == null ? List.of() : List.of("--base", base);
  }
}
