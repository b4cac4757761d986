package org.ktrail.cli.navigate;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.drawing.Picture;
import org.ktrail.cli.options.LimitOption;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.output.AnswerTexts;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.calls.Callees;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.AskedAnswers;
import org.ktrail.queries.workspace.asked.CalleesQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ktrail callees F}. */
@Command(
    name = "callees",
    description = {
      "What a function or macro calls, as a tree; for a call through a slot the functions that can"
          + " be in it. Macros are passed through and do not count as depth. Of what architectures"
          + " define differently one is told: that of the caller, else x86.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail callees vfs_read",
      "  ktrail callees vfs_read --depth 3 --kinds direct,macro",
      "  ktrail callees vfs_read --all --format dot | dot -Tsvg",
      "  ktrail callees fs/read_write.c:450",
      "  ktrail callees '/^xfs_.*_fn$/' --limit 20",
      "",
      "Exit codes: 0 it calls something, 1 nothing, 2 error (unknown name too).",
    })
public final class CalleesCommand implements Callable<Integer>, HasFormat {
  /** Targets of a slot that are told unless all are asked for. */
  private static final int SHOWN = 10;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();
  @Mixin private final FunctionCalls calls = new FunctionCalls();

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "1",
      description = "Calls in a row (default: 1).")
  private int depth = 1;

  @Option(
      names = "--all",
      description =
          "List every function that can be in a slot, not the first 10, the variants of every"
              + " architecture, and what the compiler provides.")
  private boolean all;

  @Mixin private final LimitOption limit = new LimitOption();

  private final FormatOption format =
      FormatOption.of(Format.DOT, Format.MERMAID, Format.SVG, Format.HTML);

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    if (depth < 1 || depth > 100) {
      throw new UserError("--depth " + depth + ": must be 1 to 100");
    }
    int places = format.chosen() == Format.TEXT ? limit.text(all) : limit.complete();
    try (OpenRevision opened = revision.open()) {
      int top = all ? Integer.MAX_VALUE : SHOWN;
      AskedAnswers<Callees> answers =
          new CalleesQuestion(
                  calls.function(), calls.kinds(), depth, top, places == Integer.MAX_VALUE)
              .ask(opened, revision.label());
      int each = answers.share(places);
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Forms.of(
              () -> AnswerTexts.text(answers, callees -> CalleesAnswer.text(callees, each)),
              () ->
                  AnswerTexts.json(
                      answers, "ktrail/callees/1", callees -> CalleesAnswer.json(callees, each)))
          .drawn(() -> Picture.of("callees of " + calls.name(), answers, CalleesAnswer::draw))
          .write(format.chosen(), out);
      boolean nothing = answers.answers().stream().allMatch(Callees::isEmpty);
      return ExitCode.of(!nothing);
    }
  }
}
