package org.ktrail.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.answer.DefinitionsAnswer;
import org.ktrail.cli.answer.EarlyText;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.definitions.Definition.Kind;
import org.ktrail.queries.definitions.Definitions;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.workspace.OpenRevision;
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
public final class DefCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(
      paramLabel = "NAME",
      description =
          "An identifier, with struct, union or enum before it if only such is meant, or a"
              + " pattern.")
  private String name = "";

  @Mixin private final LimitOption limit = new LimitOption();
  @Mixin private final FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    Wanted wanted = Wanted.of(name);
    Optional<NamePattern> pattern = NamePattern.of(wanted.name());
    int places = format.format() == Format.TEXT ? limit.text(false) : limit.complete();
    try (OpenRevision opened =
        revision.open(facts -> EarlyText.definitions(facts, wanted.name()))) {
      AskedAnswers<List<Definition>> all =
          pattern
              .map(p ->
                  AskedAnswers.ofMatching(
                      name,
                      opened.names(p),
                      places == Integer.MAX_VALUE ? Integer.MAX_VALUE : places,
                      each -> Optional.of(find(opened, wanted, each)).filter(d -> !d.isEmpty())))
              .orElseGet(() -> AskedAnswers.ofName(name, find(opened, wanted, wanted.name())));
      if (all.answers().stream().allMatch(List::isEmpty)) {
        throw EndArguments.unknown(
            opened, wanted.name(), "nothing has this name", revision.label());
      }
      AskedAnswers<List<Definition>> found = all.map(definitions -> possible(opened, definitions));
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.print(
          switch (format.format()) {
            case TEXT -> found.text(DefinitionsAnswer::text, "");
            case JSON ->
                found.json(
                    "ktrail/def/1",
                    definitions ->
                        DefinitionsAnswer.json(
                            pattern.isEmpty() ? wanted.name() : "", definitions));
          });
      boolean nothing = found.answers().stream().allMatch(List::isEmpty);
      return nothing ? ExitCode.NOTHING_FOUND : ExitCode.FOUND;
    }
  }

  private static List<Definition> find(OpenRevision opened, Wanted wanted, String name) {
    return Definitions.find(
            opened.view().graph(), opened.definitions(), opened.mentions(), name, c -> true)
        .stream()
        .filter(d -> wanted.kind().isEmpty() || wanted.kind().get() == d.kind())
        .toList();
  }

  private static List<Definition> possible(OpenRevision opened, List<Definition> definitions) {
    return definitions.stream().filter(d -> opened.view().possible(d.condition())).toList();
  }

  /** A name, and what it has to be. */
  private record Wanted(Optional<Kind> kind, String name) {
    static Wanted of(String text) {
      String[] words = text.strip().split("\\s+", 2);
      return words.length < 2
          ? new Wanted(Optional.empty(), text)
          : new Wanted(
              Stream.of(Kind.STRUCT, Kind.UNION, Kind.ENUM)
                  .filter(kind -> kind.toString().equals(words[0]))
                  .findFirst(),
              words[1]);
    }
  }
}
