package org.ktrail.cli.history;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.followed.FunctionChange;
import org.ktrail.queries.workspace.followed.LogQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail log FUNCTION}. */
@Command(
    name = "log",
    description = {
      "The commits that changed a function, latest first, and what each changed of it: signature,"
          + " body; moved to another file, renamed, added. It is found again by its body where its"
          + " file was renamed, or it went to another one.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail log kill_dax",
      "  ktrail log drivers/dax/super.c:kill_dax --rev v6.12 -p",
      "  ktrail log do_fault -n 5 --format json",
      "",
      "Exit codes: 0 found, 2 error (no such function, or several, too).",
    })
public final class LogCommand implements Callable<Integer>, HasFormat {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FUNCTION",
      description = "Its name, or FILE:NAME where several have it.")
  private String function = "";

  @Option(
      names = "--rev",
      paramLabel = "REV",
      defaultValue = "HEAD",
      description = "Begin at this revision, in git's syntax (default: HEAD).")
  private String revision = "HEAD";

  @Option(
      names = {"-p", "--patch"},
      description = "The function's diff too; lines are numbered within it.")
  private boolean patch;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most N commits; 0 for all (default).")
  private int limit;

  private final FormatOption format = FormatOption.of();

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new UserError("--limit " + limit + ": 0 for all, or a number of commits");
    }
    LogQuestion question = new LogQuestion(function);
    CommandSpec self = Objects.requireNonNull(spec);
    PrintWriter out = self.commandLine().getOut();
    List<FunctionChange> changes = new ArrayList<>();
    try (Workspace workspace =
        Workspaces.open((Ktrail) self.root().userObject(), revision, self.commandLine().getErr())) {
      int[] told = {0};
      question.ask(
          workspace,
          revision,
          change -> {
            if (format.chosen() == Format.TEXT) {
              out.print(FunctionLogAnswer.text(change, patch)); // as it is found
              out.flush();
            } else {
              changes.add(change);
            }
            return ++told[0] != limit;
          });
    }
    if (format.chosen() != Format.TEXT) {
      Forms.of(() -> "", () -> FunctionLogAnswer.json(function, revision, changes, patch))
          .write(format.chosen(), out);
    }
    return ExitCode.FOUND;
  }
}
