package org.ktrail.cli.navigate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.LimitOption;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.options.WithinOption;
import org.ktrail.cli.output.AnswerTexts;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.queries.mentions.Reference;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.AskedAnswers;
import org.ktrail.queries.workspace.asked.ReferenceQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail refs S}. */
@Command(
    name = "refs",
    description = {
      "Every line that mentions an identifier outside comments and literals, what the mention is"
          + " (definition, declaration, call, registration, macro, member, tag, address taken,"
          + " write, read, condition, select, depends, build, other), and in which function.",
      "Read are C, assembly, makefiles, Kconfig, device trees and Rust.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail refs vfs_read",
      "  ktrail refs CONFIG_FS_DAX --rev v6.1",
      "  ktrail refs dax_holder_ops --in fs --in drivers/dax",
      "  ktrail refs 'CONFIG_XFS_*' --limit 0",
      "",
      "Exit codes: 0 found, 2 error (unknown name too).",
    })
public final class RefsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(paramLabel = "NAME", description = "An identifier, or a pattern of such.")
  private String name = "";

  @Mixin private final WithinOption narrowed = new WithinOption();
  @Mixin private final LimitOption limit = new LimitOption();
  @Mixin private final FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    int places = format.format() == Format.TEXT ? limit.text(false) : limit.complete();
    ReferenceQuestion question = new ReferenceQuestion(name, narrowed.within(), places);
    try (OpenRevision opened =
        revision.open(facts -> EarlyText.mentions(facts, name, limit.text(false)))) {
      AskedAnswers<List<Reference>> found = question.ask(opened, revision.label());
      int each = found.share(places);
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.print(
          switch (format.format()) {
            case TEXT ->
                AnswerTexts.text(found, references -> ReferencesAnswer.text(references, each));
            case JSON -> json(found, each);
          });
      return ExitCode.FOUND;
    }
  }

  private String json(AskedAnswers<List<Reference>> found, int each) {
    return AnswerTexts.json(
        found,
        "ktrail/refs/1",
        references -> ReferencesAnswer.json(found.pattern() ? "" : name, references, each));
  }
}
