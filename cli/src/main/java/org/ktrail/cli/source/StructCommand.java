package org.ktrail.cli.source;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.options.WithinOption;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.output.Json;
import org.ktrail.queries.members.RecordAnswer;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.RecordQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail struct NAME}. */
@Command(
    name = "struct",
    description = {
      "The members of a struct or union as they are declared, those of records within it too, each"
          + " with the condition that it has of its own, and how many places read it, write it,"
          + " hand on its address, and install a function in it. Each definition is told.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail struct dax_device",
      "  ktrail struct \"union bpf_attr\" --rev v6.1",
      "  ktrail struct dax_operations --all",
      "  ktrail struct inode --uses --in fs/ext4 --format json",
      "",
      "Exit codes: 0 found, 1 not in this configuration, 2 error (unknown name too).",
    })
public final class StructCommand implements Callable<Integer>, HasFormat {
  /** Files that are looked at for uses unless they are asked for. */
  private static final int FILES = 1500;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(
      paramLabel = "NAME",
      description = "Tag of a struct or union, or typedef name; struct or union may stand before.")
  private String name = "";

  @Option(names = "--all", description = "Tell every place that uses a member.")
  private boolean all;

  @Option(
      names = "--uses",
      description =
          "Count uses however many files name a member; without it at most " + FILES + " files.")
  private boolean uses;

  @Option(names = "--no-uses", description = "Do not look for uses.")
  private boolean none;

  @Mixin private final WithinOption narrowed = new WithinOption();
  private final FormatOption format = FormatOption.of();

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    int most = none ? -1 : uses || all ? Integer.MAX_VALUE : FILES;
    RecordQuestion question = new RecordQuestion(name, narrowed.within(), most);
    try (OpenRevision opened = revision.open()) {
      RecordAnswer answer = question.ask(opened, revision.label());
      StructText text = new StructText(answer, all);
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Forms.of(
              text::text,
              () -> {
                var whole = Json.object("schema", "ktrail/struct/1");
                whole.putAll(text.json());
                return whole;
              })
          .write(format.chosen(), out);
      return ExitCode.of(!answer.definitions().isEmpty());
    }
  }
}
