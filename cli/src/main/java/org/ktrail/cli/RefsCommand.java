package org.ktrail.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.answer.ReferencesAnswer;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.mentions.Reference;
import org.ktrail.queries.mentions.References;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail refs S}. */
@Command(
    name = "refs",
    description =
        "Every line that mentions an identifier outside comments and literals, what the mention is"
            + " (definition, declaration, call, registration, macro, member, tag, other), and in"
            + " which function.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail refs vfs_read",
      "  ktrail refs CONFIG_FS_DAX --rev v6.1",
      "",
      "Exit codes: 0 found, 2 error (unknown name too).",
    })
public final class RefsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(paramLabel = "NAME", description = "An identifier.")
  private String name = "";

  @Mixin private final FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    if (!name.matches("[A-Za-z_$][A-Za-z0-9_$]*")) {
      throw new UserError(name + ": not an identifier");
    }
    try (OpenRevision opened = revision.open()) {
      List<Reference> found = References.find(opened.view().graph(), opened.mentions(), name);
      if (found.isEmpty()) {
        throw EndArguments.unknown(opened, name, "is not mentioned", revision.label());
      }
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.print(
          switch (format.format()) {
            case TEXT -> ReferencesAnswer.text(found);
            case JSON -> ReferencesAnswer.json(name, found);
          });
      return ExitCode.FOUND;
    }
  }
}
