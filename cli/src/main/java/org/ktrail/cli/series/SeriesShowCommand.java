package org.ktrail.cli.series;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.HistoryOption;
import org.ktrail.cli.options.MailSources;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.queries.series.Histories;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.series.chronicle.PatchNews;
import org.ktrail.queries.workspace.posted.HistoryChoice;
import org.ktrail.queries.workspace.posted.ReadMails;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail series show SOURCE…}. */
@Command(
    name = "show",
    description =
        "The patches that a revision of a series consists of, what became of each since the"
            + " revision before, and which symbols it brings and takes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail series show v3.mbox",
      "  ktrail series show inbox.git --history 1 --at v10.1",
      "  git format-patch --stdout v6.12.. | ktrail series show -",
      "",
      "Exit codes: 0 found, 1 no patch series in it, 2 error (unknown revision too).",
    })
public final class SeriesShowCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final MailSources reader = new MailSources();
  @Mixin private final HistoryOption choice = new HistoryOption();

  @Parameters(paramLabel = "SOURCE", arity = "1..*", description = MailSources.SOURCE)
  private List<String> sources = List.of();

  @Option(
      names = "--at",
      paramLabel = "LABEL",
      description = "The revision, as `series list` calls it (default: the last one).")
  private @Nullable String label;

  @Mixin private final FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    ReadMails read = reader.read(sources);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    read.problems().forEach(line -> err.println("ktrail: " + line));
    List<History> histories = Histories.of(read.mails());
    if (histories.isEmpty()) {
      MailSources.nothing(sources, err);
      return ExitCode.NOTHING_FOUND;
    }
    History history = choice.choice().of(histories, label);
    Revision revision =
        label == null ? history.revisions().getLast() : HistoryChoice.revision(history, label);
    List<Mail> mails = revision.patches().stream().map(p -> p.patch().mail()).toList();
    ReadMails.defects(mails).forEach(line -> err.println("ktrail: " + line));
    out.print(
        switch (format.format()) {
          case TEXT -> SeriesAnswer.showText(history, revision, PatchNews.of(history, revision));
          case JSON -> SeriesAnswer.showJson(history, revision, PatchNews.of(history, revision));
        });
    return ExitCode.FOUND;
  }
}
