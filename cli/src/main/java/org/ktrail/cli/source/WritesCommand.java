package org.ktrail.cli.source;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.LimitOption;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.options.WithinOption;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.output.Json;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.FieldQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail writes STRUCT.FIELD}. */
@Command(
    name = "writes",
    description = {
      "Every place that writes a member of a record: assigned, updated (+=, ++), initialised,"
          + " through a macro, or by its address, where what is handed that writes it. What has no"
          + " known type is listed apart, by the member's name alone.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail writes inode.i_state",
      "  ktrail writes \"struct dax_device.flags\" --in drivers/dax",
      "  ktrail writes file.f_op --config .config --format json",
      "",
      "Exit codes: 0 found, 1 nothing writes it, 2 error (unknown name too).",
    })
public final class WritesCommand implements Callable<Integer>, HasFormat {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(
      paramLabel = "STRUCT.FIELD",
      description =
          "A member of a struct or union, which has a tag or a typedef name; of one within it,"
              + " STRUCT.INNER.FIELD.")
  private String member = "";

  @Option(
      names = "--unknown",
      description = "Tell the places too that only name a member so, of what has no known type.")
  private boolean unknown;

  @Mixin private final WithinOption narrowed = new WithinOption();
  @Mixin private final LimitOption limit = new LimitOption();
  private final FormatOption format = FormatOption.of();

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    FieldQuestion question = new FieldQuestion(member, narrowed.within());
    try (OpenRevision opened = revision.open()) {
      FieldUsesAnswer answer =
          new FieldUsesAnswer(question.ask(opened, revision.label()), true, unknown);
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Forms.of(
              () -> answer.text(limit.text(false)),
              () -> {
                var whole = Json.object("schema", "ktrail/writes/1");
                whole.putAll(answer.json(limit.complete()));
                return whole;
              })
          .write(format.chosen(), out);
      return ExitCode.of(!answer.isEmpty());
    }
  }
}
