package org.ktrail.cli.navigate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.SafeBytes;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.export.EdgeExport;
import org.ktrail.queries.export.SymbolExport;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.workspace.OpenRevision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail export edges|symbols}. */
@Command(
    name = "export",
    description = {
      "The whole revision as tab-separated lines in byte order, after a header line.",
      "edges: caller caller_kind callee callee_kind edge_kind grade file line condition caller_file"
          + " callee_file; a row for each site, and where it calls through a slot for each function"
          + " that can be in it; an unknown callee is ? and has no grade.",
      "symbols: name kind file line condition program.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail export edges --rev v6.12 > edges.tsv",
      "  ktrail export edges --config .config --kinds direct,macro",
      "  ktrail export symbols | grep -c function",
      "",
      "Exit codes: 0 written, 2 error.",
    })
public final class ExportCommand implements Callable<Integer> {
  /** What can be exported. */
  public enum What {
    EDGES,
    SYMBOLS
  }

  /** The only form there is. */
  public enum TableFormat {
    TSV
  }

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(paramLabel = "edges|symbols", description = "What to export.")
  private What what = What.EDGES;

  @Option(
      names = "--kinds",
      split = ",",
      paramLabel = "KIND",
      description =
          "Only edges of these kinds: direct, macro, ops, callback-argument, callback-field, table,"
              + " initcall, assembly, syscall, unknown.")
  private List<String> kinds = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "tsv",
      description = "tsv, the only one.")
  private TableFormat format = TableFormat.TSV;

  @Override
  public Integer call() {
    Set<EdgeKind> wanted = EdgeKinds.of(kinds);
    if (what == What.SYMBOLS && !kinds.isEmpty()) {
      throw new UserError("--kinds: symbols have none; leave it out");
    }
    Ktrail ktrail = (Ktrail) Objects.requireNonNull(spec).root().userObject();
    try (OpenRevision opened = revision.open()) {
      switch (format) {
        case TSV -> table(opened, wanted, new SafeBytes(ktrail.output()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitCode.FOUND;
  }

  private void table(OpenRevision opened, Set<EdgeKind> kinds, OutputStream out)
      throws IOException {
    switch (what) {
      case EDGES -> EdgeExport.write(opened.view(), kinds, out);
      case SYMBOLS -> SymbolExport.write(opened.view(), out);
    }
  }
}
