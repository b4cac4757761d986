package org.ktrail.cli.trace;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ktrail trace}: what is asked of call traces. */
@Command(
    name = "trace",
    description = "Call traces that people write: trace check holds them against the source.",
    mixinStandardHelpOptions = true,
    footer = {"", "ktrail trace COMMAND --help tells more."},
    subcommands = TraceCheckCommand.class)
public final class TraceCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "say what to do: trace check INPUT");
  }
}
