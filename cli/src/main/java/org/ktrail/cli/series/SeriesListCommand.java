package org.ktrail.cli.series;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.MailSources;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.queries.series.Histories;
import org.ktrail.queries.series.History;
import org.ktrail.queries.workspace.posted.ReadMails;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail series list SOURCE…}. */
@Command(
    name = "list",
    description =
        "The histories of the series in a source: every revision in order, and why it is taken to"
            + " follow the one before.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail series list inbox.git",
      "  ktrail series list v1.mbox v2.mbox.gz --format json",
      "  ktrail series list https://lore.kernel.org/all/MESSAGE-ID/ --online",
      "",
      "Exit codes: 0 found, 1 no patch series in it, 2 error.",
    })
public final class SeriesListCommand implements Callable<Integer>, HasFormat {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final MailSources reader = new MailSources();

  @Parameters(paramLabel = "SOURCE", arity = "1..*", description = MailSources.SOURCE)
  private List<String> sources = List.of();

  private final FormatOption format = FormatOption.of();

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    ReadMails read = reader.read(sources);
    List<History> histories = Histories.of(read.mails());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    Forms.of(
            () -> SeriesAnswer.listText(histories),
            () -> SeriesAnswer.listJson(histories, read.complaints()))
        .write(format.chosen(), out);
    MailSources.complain(read, err);
    if (histories.isEmpty()) {
      MailSources.nothing(sources, err);
    }
    return ExitCode.of(!histories.isEmpty());
  }
}
