package org.ktrail.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.answer.DefinitionsAnswer;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.definitions.Definitions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail def S}. */
@Command(
    name = "def",
    description =
        "Where a name is defined and declared: functions (those made by macros too), macros,"
            + " records, typedefs, variables, enumeration constants.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail def vfs_read",
      "  ktrail def list_head --rev v6.1 --format json",
      "",
      "Exit codes: 0 found, 1 not in this configuration, 2 error (unknown name too).",
    })
public final class DefCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(paramLabel = "NAME", description = "An identifier.")
  private String name = "";

  @Mixin private final FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    try (OpenRevision opened = revision.open()) {
      List<Definition> all =
          Definitions.find(opened.view().graph(), opened.definitions(), name, c -> true);
      if (all.isEmpty()) {
        throw EndArguments.unknown(opened, name, "nothing has this name", revision.label());
      }
      List<Definition> found =
          all.stream().filter(d -> opened.view().possible(d.condition())).toList();
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.print(
          switch (format.format()) {
            case TEXT -> DefinitionsAnswer.text(found);
            case JSON -> DefinitionsAnswer.json(name, found);
          });
      return found.isEmpty() ? ExitCode.NOTHING_FOUND : ExitCode.FOUND;
    }
  }
}
