package org.ktrail.cli.series;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.diff.DifferenceAnswer;
import org.ktrail.cli.diff.DifferencePage;
import org.ktrail.cli.diff.QuestionOptions;
import org.ktrail.cli.options.HistoryOption;
import org.ktrail.cli.options.MailSources;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.output.Messages;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.cli.simulate.BehaviourAnswer;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.series.Histories;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.chronicle.Chronicle;
import org.ktrail.queries.series.compare.RevisionDifference;
import org.ktrail.queries.simulate.compare.BehaviourDifference;
import org.ktrail.queries.simulate.file.Scenarios;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.compared.RevisionComparisons;
import org.ktrail.queries.workspace.posted.ReadMails;
import org.ktrail.queries.workspace.posted.SeriesTrees;
import org.ktrail.queries.workspace.simulated.PostedBehaviour;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail series diff SOURCE… A B}. Exits 0 if nothing differs, 1 if something does. */
@Command(
    name = "diff",
    description = {
      "What changed from one revision of a series to another: which patches were reworded, changed,"
          + " split, merged, dropped or added; which symbols, calls, dispatches and registrations"
          + " are gained, lost or changed, and by which hunk. A or B may be the word base: then"
          + " all that the other one changes is told.",
    },
    mixinStandardHelpOptions = true,
    customSynopsis = "ktrail series diff [OPTIONS] SOURCE... A B",
    footer = {
      "",
      "SOURCE is what `ktrail series list` takes; A and B are revisions as it calls them.",
      "",
      "Examples:",
      "  ktrail -C linux series diff v1.mbox v2.mbox v1 v2",
      "  ktrail -C linux series diff inbox.git base v10.1 --base v6.1 --entry vfs_read",
      "  ktrail -C linux series diff inbox.git v10 v11 --behaviour dax-holder",
      "  ktrail -C linux series diff inbox.git v8 v9 --path kill_link free_link --format html",
      "",
      "Exit codes: 0 same, 1 differs, 2 error.",
    })
public final class SeriesDiffCommand implements Callable<Integer>, HasFormat {
  private static final String BASE = "base";

  @ParentCommand private @Nullable SeriesCommand series;
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final MailSources reader = new MailSources();
  @Mixin private final HistoryOption choice = new HistoryOption();
  @Mixin private final QuestionOptions questions = new QuestionOptions();

  @Parameters(
      paramLabel = "SOURCE... A B",
      arity = "3..*",
      description = "Where the mails are; the two revisions.")
  private List<String> arguments = List.of();

  @Option(
      names = "--base",
      paramLabel = "REV",
      description = "Apply both here, whatever the mails say (default: found by the mails).")
  private String base = "";

  @Option(
      names = "--behaviour",
      paramLabel = "SCENARIO",
      description =
          "Tell what these scenarios do differently, instead of what the code has differently: what"
              + " `ktrail simulate` takes.")
  private String scenarios = "";

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "With --behaviour: of a file with several scenarios these alone.")
  private List<String> only = List.of();

  @Option(
      names = "--rewind",
      description =
          "With --behaviour: where the base has a later revision, take that out first; what comes"
              + " of it is assumed.")
  private boolean rewind;

  @Override
  public FormatOption format() {
    return questions.format();
  }

  @Override
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    PrintWriter err = self.commandLine().getErr();
    int last = arguments.size() - 2;
    String from = arguments.get(last);
    String to = arguments.get(last + 1);
    ReadMails read = reader.read(arguments.subList(0, last));
    MailSources.complain(read, err);
    List<History> histories = Histories.of(read.mails());
    if (histories.isEmpty()) {
      throw new UserError(
          String.join(", ", arguments.subList(0, last)) + ": no patch series in it");
    }
    if (from.equals(BASE) && to.equals(BASE)) {
      throw new UserError("base base: name at least one revision");
    }
    History history = choice.choice().of(histories, from.equals(BASE) ? to : from);
    Ktrail ktrail = Objects.requireNonNull(series).ktrail();
    if (!scenarios.isEmpty()) {
      SeriesTrees trees = new SeriesTrees(base, rewind, Messages.teller(err));
      String named = String.join(", ", arguments.subList(0, last));
      Scenarios scenarioFile = Scenarios.read(scenarios, only);
      BehaviourDifference difference =
          new PostedBehaviour(ktrail, trees, named, history).of(scenarioFile, from, to);
      Forms.of(() -> BehaviourAnswer.text(difference), () -> BehaviourAnswer.json(difference))
          .and(Format.HTML, () -> BehaviourAnswer.html(difference, scenarioFile))
          .write(questions.format().chosen(), self.commandLine().getOut());
      return ExitCode.of(difference.changes().isEmpty());
    }
    Supplier<Workspace> workspaces = () -> Workspaces.open(ktrail, "HEAD", err);
    RevisionDifference difference =
        new RevisionComparisons(workspaces, questions.questions()).between(history, from, to, base);
    Forms.of(() -> DifferenceAnswer.text(difference), () -> DifferenceAnswer.json(difference))
        .and(Format.HTML, () -> DifferencePage.html(difference, Optional.of(Chronicle.of(history))))
        .write(questions.format().chosen(), self.commandLine().getOut());
    return ExitCode.of(difference.isSame());
  }
}
