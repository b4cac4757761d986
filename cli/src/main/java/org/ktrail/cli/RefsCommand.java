package org.ktrail.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.answer.EarlyText;
import org.ktrail.cli.answer.ReferencesAnswer;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.definitions.Definitions;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.mentions.Reference;
import org.ktrail.queries.mentions.References;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.workspace.OpenRevision;
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
    Optional<NamePattern> pattern = NamePattern.of(name);
    if (pattern.isEmpty() && !name.matches("[A-Za-z_$][A-Za-z0-9_$]*")) {
      throw new UserError(name + ": not an identifier");
    }
    int places = format.format() == Format.TEXT ? limit.text(false) : limit.complete();
    try (OpenRevision opened =
        revision.open(facts -> EarlyText.mentions(facts, name, limit.text(false)))) {
      AskedAnswers<List<Reference>> found =
          pattern
              .map(p -> matching(opened, p, places))
              .orElseGet(() -> AskedAnswers.ofName(name, references(opened, name, places)));
      if (pattern.isEmpty() && found.answers().getFirst().isEmpty()) {
        String problem =
            narrowed.within().isAnywhere() ? "is not mentioned" : "is not mentioned there";
        throw EndArguments.unknown(opened, name, problem, revision.label());
      }
      int each = found.share(places);
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.print(
          switch (format.format()) {
            case TEXT -> found.text(references -> ReferencesAnswer.text(references, each));
            case JSON -> json(found, each);
          });
      return ExitCode.FOUND;
    }
  }

  private String json(AskedAnswers<List<Reference>> found, int each) {
    return found.json(
        "ktrail/refs/1",
        references -> ReferencesAnswer.json(found.pattern() ? "" : name, references, each));
  }

  private AskedAnswers<List<Reference>> matching(
      OpenRevision opened, NamePattern pattern, int places) {
    return AskedAnswers.ofMatching(
        name,
        opened.names(pattern),
        places == Integer.MAX_VALUE ? places : Asked.ANSWERED,
        each -> Optional.of(references(opened, each, places)).filter(found -> !found.isEmpty()));
  }

  private List<Reference> references(OpenRevision opened, String each, int places) {
    Graph graph = opened.view().graph();
    return References.find(
        graph,
        opened.mentions().and(opened.otherMentions()),
        Definitions.meaning(
            Definitions.find(graph, opened.definitions(), opened.mentions(), each, c -> true)),
        each,
        narrowed.within()::has,
        opened.owners(),
        places);
  }
}
