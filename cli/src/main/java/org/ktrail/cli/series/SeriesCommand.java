package org.ktrail.cli.series;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.session.Ktrail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail series}: the group. */
@Command(
    name = "series",
    description =
        "Posted patch series: which revisions there are, what they consist of, where they belong,"
            + " and what changed from one to another.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SeriesListCommand.class,
      SeriesShowCommand.class,
      SeriesDiffCommand.class,
      SeriesPlaceCommand.class
    },
    footer = {"", "ktrail series COMMAND --help tells more."})
public final class SeriesCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable Ktrail ktrail;

  Ktrail ktrail() {
    return Objects.requireNonNull(ktrail);
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "name a command: list, show, diff or place");
  }
}
