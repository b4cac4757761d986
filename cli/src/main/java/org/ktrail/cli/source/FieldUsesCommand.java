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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code reads} and {@code writes} share: all but which uses of a member are told. */
abstract class FieldUsesCommand implements Callable<Integer>, HasFormat {
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
  private final String schema;
  private final boolean writes;

  /**
   * @param schema of the answer in JSON
   * @param writes whether places that write are told; else those that read
   */
  FieldUsesCommand(String schema, boolean writes) {
    this.schema = schema;
    this.writes = writes;
  }

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    FieldQuestion question = new FieldQuestion(member, narrowed.within());
    try (OpenRevision opened = revision.open()) {
      FieldUsesAnswer answer =
          new FieldUsesAnswer(question.ask(opened, revision.label()), writes, unknown);
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Forms.of(
              () -> answer.text(limit.text(false)),
              () -> {
                var whole = Json.object("schema", schema);
                whole.putAll(answer.json(limit.complete()));
                return whole;
              })
          .write(format.chosen(), out);
      return ExitCode.of(!answer.isEmpty());
    }
  }
}
