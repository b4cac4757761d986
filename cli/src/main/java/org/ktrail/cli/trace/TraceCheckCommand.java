package org.ktrail.cli.trace;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.RepositoryChoice;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.claims.CheckedMessage;
import org.ktrail.queries.claims.Message;
import org.ktrail.queries.claims.MessageCheck;
import org.ktrail.queries.claims.Source;
import org.ktrail.queries.claims.TraceJudge;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.posted.MessageInput;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail trace check INPUT}. */
@Command(
    name = "check",
    description = {
      "Holds what a message says against the source: every hop of the call traces in it, and, where"
          + " it carries a patch, the symbols, flags and files that it names. Traces are found in"
          + " prose: arrows, drawn trees, indented lists, oopses.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail trace check cover-letter.eml",
      "  ktrail trace check - --rev v6.12 < mail.txt",
      "  ktrail trace check HEAD --config .config --format json",
      "",
      "Exit codes: 0 all of it holds, 1 findings, 2 error, 3 nothing wrong, something undecided.",
    })
public final class TraceCheckCommand implements Callable<Integer> {
  /** Something could not be decided, nothing was found wrong. */
  private static final int UNDECIDED = 3;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(
      index = "0",
      paramLabel = "INPUT",
      description = "A mail, mbox or text file, - for standard input, or a commit.")
  private String input = "";

  @Option(
      names = "--max-hops",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "How many hops two names may be apart that stand one below the other (default: 8; where"
              + " the text leaves frames out, 16).")
  private int maxHops = TraceJudge.MAX_HOPS;

  @Mixin private final FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    if (maxHops < 1 || maxHops > PathQuery.MAX_HOPS) {
      throw new UserError("--max-hops " + maxHops + ": 1 to " + PathQuery.MAX_HOPS);
    }
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    PrintWriter err = line.getErr();
    MessageInput source =
        new MessageInput(
            System.in,
            () ->
                RepositoryChoice.open(
                    (Ktrail) line.getCommandSpec().root().userObject(), revision.revision(), err));
    List<Message> messages = source.read(input, problem -> err.println("ktrail: " + problem));
    try (OpenRevision opened = revision.open()) {
      MessageCheck check =
          new MessageCheck(
              new Source(
                  opened.view(), opened.definitions(), opened.mentions(), opened.nearestNames()),
              maxHops);
      List<CheckedMessage> checked = check.all(messages);
      line.getOut()
          .print(
              switch (format.format()) {
                case TEXT -> TraceAnswer.text(checked);
                case JSON -> TraceAnswer.json(checked, revision.label());
              });
      return code(checked);
    }
  }

  private static int code(List<CheckedMessage> checked) {
    if (checked.stream().anyMatch(CheckedMessage::hasFinding)) {
      return 1;
    }
    return checked.stream().anyMatch(CheckedMessage::isUndecided) ? UNDECIDED : 0;
  }
}
