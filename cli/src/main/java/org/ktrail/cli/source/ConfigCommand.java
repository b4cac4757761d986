package org.ktrail.cli.source;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.LimitOption;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.output.Json;
import org.ktrail.queries.options.OptionAnswer;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.ConfigQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail config CONFIG_X}. */
@Command(
    name = "config",
    description = {
      "An option of Kconfig: where it is defined, its type and prompt, what it depends on, selects"
          + " and implies, who turns it on and asks for it; what is built only under it, what code"
          + " of other files exists only under it, and how many edges of the graph.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail config CONFIG_DAX",
      "  ktrail config FS_DAX --edges",
      "  ktrail config NUMA --rev v6.1 --format json",
      "",
      "Exit codes: 0 found, 2 error (unknown name too).",
    })
public final class ConfigCommand implements Callable<Integer>, HasFormat {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(paramLabel = "CONFIG_X", description = "The option; CONFIG_ may be left out.")
  private String name = "";

  @Option(names = "--edges", description = "Tell the edges of code that exists only under it.")
  private boolean edges;

  @Mixin private final LimitOption limit = new LimitOption();
  private final FormatOption format = FormatOption.of();

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    int lines = format.chosen() == Format.TEXT ? limit.text(false) : limit.complete();
    ConfigQuestion question = new ConfigQuestion(name, edges ? lines : 0);
    try (OpenRevision opened = revision.open()) {
      OptionAnswer answer = question.ask(opened, revision.label());
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Forms.of(
              () -> OptionText.text(answer, lines, edges),
              () -> {
                var whole = Json.object("schema", "ktrail/config/1");
                whole.putAll(OptionText.json(answer, lines));
                return whole;
              })
          .write(format.chosen(), out);
      return ExitCode.FOUND;
    }
  }
}
