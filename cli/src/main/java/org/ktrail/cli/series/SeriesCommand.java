package org.ktrail.cli.series;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.Ktrail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail series …}: what there is to ask of posted series. */
@Command(
    name = "series",
    description = "Reads posted patch series: where they belong, what they change.",
    mixinStandardHelpOptions = true,
    subcommands = PlaceCommand.class)
public final class SeriesCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable Ktrail ktrail;

  Ktrail ktrail() {
    return Objects.requireNonNull(ktrail);
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "name a command of series, such as place");
  }
}
