package org.ktrail.cli.navigate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.paths.PathResult;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.PathQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail path FROM TO}. */
@Command(
    name = "path",
    description = {
      "How control gets from one function to another: through calls, macros, tables of operations"
          + " and callbacks, with the proof of each hop. A callback that a caller hands down is"
          + " called for that caller only.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail path vfs_read ext4_file_read_iter",
      "  ktrail path drivers/base/bus.c:unbind_store put_device --via devres_release_all -k 3",
      "  ktrail path sys_read submit_bio --config .config --format json",
      "",
      "Exit codes: 0 there is a path, 1 none within the limits, 2 error (unknown name too).",
    })
public final class PathCommand implements Callable<Integer>, HasFormat {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "As NAME, or FILE:NAME to pick one of several.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "Likewise.")
  private String to = "";

  @Option(
      names = "--via",
      paramLabel = "FUNCTION",
      description = "Pass this function; if given again, in this order.")
  private List<String> via = List.of();

  @Option(
      names = "--avoid",
      paramLabel = "FUNCTION",
      description = "Do not enter this function; may be given again.")
  private List<String> avoid = List.of();

  @Option(
      names = "-k",
      paramLabel = "N",
      defaultValue = "1",
      description = "Up to N paths that differ in a function (default: 1).")
  private int paths = 1;

  @Option(
      names = "--max-hops",
      paramLabel = "N",
      defaultValue = "32",
      description = "Paths of at most N hops, macros not counted (default: 32).")
  private int maxHops = PathQuery.MAX_HOPS;

  @Option(
      names = "--kinds",
      split = ",",
      paramLabel = "KIND",
      completionCandidates = EdgeKinds.class,
      description = "Only hops of these kinds: ${COMPLETION-CANDIDATES}.")
  private List<String> kinds = List.of();

  @Option(
      names = "--sync",
      description =
          "Leave out what is handed over to run later: work, timers, RCU, threads, interrupts.")
  private boolean sync;

  @Option(
      names = "--grade",
      paramLabel = "GRADE",
      defaultValue = "type",
      description =
          "The worst grade to walk: exact, type, or name, where only the member's name is known"
              + " (default: type).")
  private Grade grade = Grade.TYPE;

  @Option(
      names = "--through-hubs",
      description =
          "Count functions by which everything reaches everything as any others: printk, the"
              + " scheduler, allocation, RCU, tracing, notifier chains.")
  private boolean throughHubs;

  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description =
          "The architecture, a directory below arch/, or any for all at once (default: git config"
              + " ktrail.arch, else x86, unless an end is of another one).")
  private String architecture = "";

  @Option(
      names = "--unlikely",
      description =
          "Tell the best path even if it chooses too often among too many to be believed.")
  private boolean unlikely;

  private final FormatOption format =
      FormatOption.of(Format.DOT, Format.MERMAID, Format.SVG, Format.HTML);

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    PathQuery query = query();
    try (OpenRevision opened = revision.open()) {
      PathQuestion.Answer answer =
          new PathQuestion(query, architecture, revision.config().isPresent())
              .ask(opened, revision.label());
      PathResult result = answer.result();
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Forms.of(
              () -> PathAnswer.text(query, answer),
              () -> PathAnswer.json(query, result, answer.architecture()))
          .drawn(() -> PathAnswer.picture(query, result))
          .write(format.chosen(), out);
      return ExitCode.of(result instanceof PathResult.Found);
    }
  }

  private PathQuery query() {
    if (paths < 1) {
      throw new UserError("-k " + paths + ": at least 1");
    }
    if (maxHops < 1 || maxHops > PathQuery.MOST_HOPS) {
      throw new UserError("--max-hops " + maxHops + ": 1 to " + PathQuery.MOST_HOPS);
    }
    if (grade == Grade.NONE) {
      throw new UserError("--grade: exact, type or name");
    }
    Set<EdgeKind> walked = EdgeKinds.of(kinds);
    if (sync) {
      walked.remove(EdgeKind.ASYNC);
    }
    return new PathQuery(
        from, to, via, avoid, paths, maxHops, walked, grade, throughHubs, unlikely);
  }
}
