package org.ktrail.cli.navigate;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.drawing.Picture;
import org.ktrail.cli.options.LimitOption;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.options.WithinOption;
import org.ktrail.cli.output.AnswerTexts;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.calls.CallerTree;
import org.ktrail.queries.calls.Callers;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.AskedAnswers;
import org.ktrail.queries.workspace.asked.CallerTreeQuestion;
import org.ktrail.queries.workspace.asked.CallersQuestion;
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
          + " records, parameters, tables) that it is put into; with --depth, who calls those.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail callers kfree_link",
      "  ktrail callers fs/namei.c:complete_walk --config .config",
      "  ktrail callers vfs_read --kinds direct,macro --format json",
      "  ktrail callers submit_bio --depth 3 --in fs/xfs --in fs/iomap",
      "  ktrail callers mm/slub.c:4700 --limit 0",
      "  ktrail callers 'xfs_*_notify*'",
      "",
      "Exit codes: 0 there are callers, 1 none is known, 2 error (unknown name too).",
    })
public final class CallersCommand implements Callable<Integer>, HasFormat {
  private static final int MAX_DEPTH = 100;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();
  @Mixin private final FunctionCalls calls = new FunctionCalls();

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "1",
      description = "Callers of callers, N in a row, as a tree (default: 1, no tree).")
  private int depth = 1;

  @Mixin private final WithinOption narrowed = new WithinOption();
  @Mixin private final LimitOption limit = new LimitOption();

  @Option(names = "--all", description = "List every call, also those known by member name only.")
  private boolean all;

  private final FormatOption format =
      FormatOption.of(Format.DOT, Format.MERMAID, Format.SVG, Format.HTML);

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    if (depth < 1 || depth > MAX_DEPTH) {
      throw new UserError("--depth " + depth + ": must be 1 to " + MAX_DEPTH);
    }
    int places = format.chosen() == Format.TEXT ? limit.text(all) : limit.complete();
    try (OpenRevision opened =
        revision.open(facts -> EarlyText.callers(facts, calls.name(), limit.text(all)))) {
      return depth == 1 ? callers(opened, places) : tree(opened, places);
    }
  }

  private int callers(OpenRevision opened, int places) {
    AskedAnswers<Callers> answers =
        new CallersQuestion(
                calls.function(), calls.kinds(), narrowed.within(), places == Integer.MAX_VALUE)
            .ask(opened, revision.label());
    int each = answers.share(places);
    Forms.of(
            () -> AnswerTexts.text(answers, callers -> CallersAnswer.text(callers, all, each)),
            () ->
                AnswerTexts.json(
                    answers, "ktrail/callers/1", callers -> CallersAnswer.json(callers, each)))
        .drawn(() -> Picture.of("callers of " + calls.name(), answers, CallersAnswer::draw))
        .write(format.chosen(), Objects.requireNonNull(spec).commandLine().getOut());
    return ExitCode.of(!answers.answers().stream().allMatch(Callers::isEmpty));
  }

  private int tree(OpenRevision opened, int places) {
    AskedAnswers<CallerTree> answers =
        new CallerTreeQuestion(calls.function(), calls.kinds(), narrowed.within(), depth, places)
            .ask(opened, revision.label());
    Forms.of(
            () -> AnswerTexts.text(answers, CallerTreeAnswer::text),
            () -> AnswerTexts.json(answers, "ktrail/callers-tree/1", CallerTreeAnswer::json))
        .drawn(() -> Picture.of("callers of " + calls.name(), answers, CallerTreeAnswer::draw))
        .write(format.chosen(), Objects.requireNonNull(spec).commandLine().getOut());
    return ExitCode.of(!answers.answers().stream().allMatch(CallerTree::isEmpty));
  }
}
