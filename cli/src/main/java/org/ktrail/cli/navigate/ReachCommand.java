package org.ktrail.cli.navigate;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.LimitOption;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.reach.From;
import org.ktrail.queries.reach.Reach;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.ReachQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail reach F}. */
@Command(
    name = "reach",
    description = {
      "Which entries of the kernel lead to a function: system calls, interrupt handlers, ioctls,"
          + " initcalls, kernel threads, loads of a module; with a shortest way from each, by calls"
          + " of grade type or better and not through hubs. What calls through a slot counts as"
          + " calling all that is in it: ktrail path tells whether a way holds for its caller.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail reach vfs_fallocate --from syscalls",
      "  ktrail reach fs/xfs/xfs_trans.c:xfs_trans_commit --from ioctl,kthread --max-hops 6",
      "  ktrail reach blk_mq_complete_request --from irq --format json",
      "",
      "Exit codes: 0 some entry leads there, 1 none within the limits, 2 error (unknown name too).",
    })
public final class ReachCommand implements Callable<Integer>, HasFormat {
  private static final int MAX_HOPS = 64;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(
      paramLabel = "FUNCTION",
      description =
          "As NAME, FILE:NAME to pick one of several, or FILE:LINE for the one around it.")
  private String function = "";

  @Option(
      names = "--from",
      split = ",",
      paramLabel = "KIND",
      description =
          "Only entries of these kinds: syscalls, irq, ioctl, initcall, kthread, module (default:"
              + " all).")
  private List<String> kinds = List.of();

  @Option(
      names = "--max-hops",
      paramLabel = "N",
      defaultValue = "10",
      description = "Ways of at most N calls, macros not counted (default: 10).")
  private int hops = 10;

  @Mixin private final LimitOption limit = new LimitOption();
  private final FormatOption format = FormatOption.of();

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    Set<From> wanted = wanted();
    if (hops < 1 || hops > MAX_HOPS) {
      throw new UserError("--max-hops " + hops + ": 1 to " + MAX_HOPS);
    }
    int places = format.chosen() == Format.TEXT ? limit.text(false) : limit.complete();
    try (OpenRevision opened = revision.open()) {
      Reach reach = new ReachQuestion(function, wanted, hops).ask(opened, revision.label());
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Forms.of(() -> ReachAnswer.text(reach, wanted, places), () -> ReachAnswer.json(reach, places))
          .write(format.chosen(), out);
      return ExitCode.of(!reach.ways().isEmpty());
    }
  }

  private Set<From> wanted() {
    Set<From> wanted = EnumSet.noneOf(From.class);
    for (String kind : kinds) {
      wanted.add(
          Arrays.stream(From.values())
              .filter(from -> from.toString().equals(kind))
              .findFirst()
              .orElseThrow(() ->
                  new UserError(
                      "--from "
                          + kind
                          + ": no kind of entry; there are "
                          + String.join(
                              ", ", Arrays.stream(From.values()).map(From::toString).toList()))));
    }
    return kinds.isEmpty() ? EnumSet.allOf(From.class) : wanted;
  }
}
