package org.ktrail.cli.navigate;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.drawing.Picture;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.output.AnswerTexts;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.queries.operations.Operations;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.AskedAnswers;
import org.ktrail.queries.workspace.asked.OperationsQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail ops STRUCT[.FIELD]}, {@code ktrail ops VARIABLE[.FIELD]}. */
@Command(
    name = "ops",
    description = {
      "What is put into the members of a record and what is called through them: registrations,"
          + " dispatches (direct, or copied and then called), flows from elsewhere; with a FIELD"
          + " also the lines that merely read a member of its name. Of a variable: the functions"
          + " that it puts into each member.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail ops file_operations.read_iter",
      "  ktrail ops \"struct super_operations\" --config .config",
      "  ktrail ops file_operations.read_iter --no-reads --format json",
      "  ktrail ops xfs_file_operations",
      "  ktrail ops 'xfs_*_operations.llseek'",
      "",
      "Exit codes: 0 found, 1 the record takes part in no indirect call, 2 error.",
    })
public final class OpsCommand implements Callable<Integer>, HasFormat {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(
      paramLabel = "NAME[.FIELD]",
      description =
          "Tag of a struct or union, typedef name of one without tag, or a variable; or a pattern"
              + " of such names.")
  private String operations = "";

  @Option(names = "--no-reads", description = "Do not look for mere reads.")
  private boolean noReads;

  private final FormatOption format =
      FormatOption.of(Format.DOT, Format.MERMAID, Format.SVG, Format.HTML);

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    OperationsQuestion question = new OperationsQuestion(operations, !noReads);
    try (OpenRevision opened = revision.open()) {
      AskedAnswers<Operations> found = question.ask(opened, revision.label());
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Forms.of(
              () -> AnswerTexts.text(found, each -> OperationsAnswer.text(operations, each)),
              () -> AnswerTexts.json(found, "ktrail/ops/1", OperationsAnswer::json))
          .drawn(() -> Picture.of(operations, found, OperationsAnswer::draw))
          .write(format.chosen(), out);
      boolean nothing = found.answers().stream().allMatch(Operations::isEmpty);
      return ExitCode.of(!nothing);
    }
  }
}
