package org.ktrail.cli.diff;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.PathPrefixes;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.queries.series.compare.RevisionDifference;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.compared.RevisionComparisons;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail diff REV1 REV2 [-- PATH…]}. Exits 0 if nothing differs, 1 if something does. */
@Command(
    name = "diff",
    description =
        "What changed from one revision of the repository to another: which symbols, calls,"
            + " dispatches and registrations are gained, lost or changed.",
    mixinStandardHelpOptions = true,
    customSynopsis = "ktrail diff [OPTIONS] REV1 REV2 [-- PATH...]",
    footer = {
      "",
      "Examples:",
      "  ktrail -C linux diff v6.11 v6.12 -- fs/xfs include/linux/fs.h",
      "  ktrail -C linux diff HEAD~1 HEAD --entry vfs_read",
      "  ktrail -C linux diff v6.11 v6.12 --path kill_link free_link --format html -- fs",
      "",
      "Exit codes: 0 same, 1 differs, 2 error.",
    })
public final class DiffCommand implements Callable<Integer>, HasFormat {
  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final QuestionOptions questions = new QuestionOptions();

  @Parameters(index = "0", paramLabel = "REV1", description = "The older one, in git's syntax.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "REV2", description = "The newer one.")
  private String to = "";

  @Parameters(
      index = "2..*",
      paramLabel = "PATH",
      description = "After --, files and directories to keep to.")
  private List<String> paths = List.of();

  @Override
  public FormatOption format() {
    return questions.format();
  }

  @Override
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    PrintWriter err = self.commandLine().getErr();
    Supplier<Workspace> workspaces =
        () -> Workspaces.open(Objects.requireNonNull(ktrail), "HEAD", err);
    RevisionDifference difference =
        new RevisionComparisons(workspaces, questions.questions())
            .between(from, to, PathPrefixes.of(paths));
    Forms.of(() -> DifferenceAnswer.text(difference), () -> DifferenceAnswer.json(difference))
        .and(Format.HTML, () -> DifferencePage.html(difference, Optional.empty()))
        .write(questions.format().chosen(), self.commandLine().getOut());
    return ExitCode.of(difference.isSame());
  }
}
