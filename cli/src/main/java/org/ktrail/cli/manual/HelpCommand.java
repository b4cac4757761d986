package org.ktrail.cli.manual;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrail help COMMAND}, which is {@code ktrail COMMAND --help} by the time it is run. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail help",
      "  ktrail help callers",
      "  ktrail help series diff",
      "",
      "Exit codes: 0 told, 2 error (there is no such command).",
    })
public final class HelpCommand implements Callable<Integer> {
  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "What to tell about.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    throw new IllegalStateException("help of " + words + " is asked of the command itself");
  }
}
