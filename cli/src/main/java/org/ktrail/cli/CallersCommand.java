package org.ktrail.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.answer.CallersAnswer;
import org.ktrail.queries.calls.Callers;
import org.ktrail.queries.calls.CallersQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ktrail callers F}. */
@Command(
    name = "callers",
    description = {
      "Who calls a function or macro: directly, through macros, and through the slots (members of"
          + " records, parameters, tables) that it is put into.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail callers kfree_link",
      "  ktrail callers fs/namei.c:complete_walk --config .config",
      "  ktrail callers vfs_read --kinds direct,macro --format json",
      "",
      "Exit codes: 0 there are callers, 1 none is known, 2 error (unknown name too).",
    })
public final class CallersCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();
  @Mixin private final FunctionCalls calls = new FunctionCalls();

  @Option(names = "--all", description = "List every call, also those known by member name only.")
  private boolean all;

  @Mixin private final PictureOption format = new PictureOption();

  @Override
  public Integer call() {
    try (OpenRevision opened = revision.open()) {
      int[] nodes = calls.nodes(opened, revision.label());
      Callers callers = new CallersQuery(opened.view(), calls.kinds()).of(nodes);
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.print(
          switch (format.format()) {
            case TEXT -> CallersAnswer.text(callers, all);
            case JSON -> CallersAnswer.json(callers);
            case DOT -> CallersAnswer.dot(callers);
            case MERMAID -> CallersAnswer.mermaid(callers);
          });
      return callers.isEmpty() ? ExitCode.NOTHING_FOUND : ExitCode.FOUND;
    }
  }
}
