package org.ktrail.cli.navigate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.LimitOption;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.output.AnswerTexts;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.AskedAnswers;
import org.ktrail.queries.workspace.asked.DefinitionQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail def S}. */
@Command(
    name = "def",
    description =
        "Where a name is defined and declared: functions and variables (those made by macros too),"
            + " macros, records, enumerations, typedefs, enumeration constants.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail def vfs_read",
      "  ktrail def 'struct list_head' --rev v6.1 --format json",
      "  ktrail def 'xfs_dax_*'",
      "",
      "Exit codes: 0 found, 1 not in this configuration, 2 error (unknown name too).",
    })
public final class DefCommand implements Callable<Integer>, HasFormat {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(
      paramLabel = "NAME",
      description =
          "An identifier, with struct, union or enum before it if only such is meant, or a"
              + " pattern.")
  private String name = "";

  @Mixin private final LimitOption limit = new LimitOption();
  private final FormatOption format = FormatOption.of();

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    int places = format.chosen() == Format.TEXT ? limit.text(false) : limit.complete();
    DefinitionQuestion question = new DefinitionQuestion(name, places);
    try (OpenRevision opened =
        revision.open(facts -> EarlyText.definitions(facts, question.name()))) {
      AskedAnswers<List<Definition>> found = question.ask(opened, revision.label());
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Forms.of(
              () -> AnswerTexts.text(found, DefinitionsAnswer::text, ""),
              () ->
                  AnswerTexts.json(
                      found,
                      "ktrail/def/1",
                      definitions ->
                          DefinitionsAnswer.json(
                              question.isPattern() ? "" : question.name(), definitions)))
          .write(format.chosen(), out);
      boolean nothing = found.answers().stream().allMatch(List::isEmpty);
      return ExitCode.of(!nothing);
    }
  }
}
