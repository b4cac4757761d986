package org.ktrail.cli.index;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.PathPrefixes;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.RepositoryChoice;
import org.ktrail.cli.session.TerminalProgress;
import org.ktrail.indexer.facts.SourceFacts.Audit;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.pipeline.AuditTotals;
import org.ktrail.indexer.pipeline.FactsDigest;
import org.ktrail.indexer.pipeline.IndexOutcome;
import org.ktrail.indexer.pipeline.Indexer;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Stores;
import org.ktrail.queries.workspace.Extractors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code ktrail index [REV…] [-- PATH…]}. Exits 130 if it was interrupted; with {@code --verify} 1
 * if something is damaged.
 */
@Command(
    name = "index",
    description = "Builds what is missing of the index, for one or more revisions.",
    customSynopsis = {
      "ktrail index [--stats] [--threads=N] [REV...] [-- PATH...]",
      "ktrail index --verify",
      "ktrail index --prune",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail index v6.12 v6.11",
      "  ktrail index --stats HEAD -- mm fs/xfs",
      "  ktrail index --verify",
      "  ktrail index --prune",
      "",
      "Exit codes: 0 done (whole, with --verify), 1 something is damaged, 2 error, 130"
          + " interrupted.",
    })
public final class IndexCommand implements Callable<Integer> {
  private static final int INTERRUPTED = 130;

  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "REV",
      arity = "0..*",
      description = "Revisions (default: HEAD); after --, files and directories to keep to.")
  private List<String> arguments = List.of();

  @Option(
      names = "--stats",
      description = "Print how much of the function bodies of each revision was understood.")
  private boolean stats;

  @Option(
      names = "--verify",
      description = "Compare all that is stored with its checksums; drop what is damaged.")
  private boolean verify;

  @Option(
      names = "--prune",
      description =
          "Remove indexes of other builds of ktrail, and what belongs to no revision that a branch"
              + " or a tag leads to.")
  private boolean prune;

  @Option(names = "--threads", paramLabel = "N", description = "Default: one a processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    PrintWriter out = self.commandLine().getOut();
    PrintWriter err = self.commandLine().getErr();
    if (threads < 1) {
      throw new UserError("--threads " + threads + ": needs at least one");
    }
    if (verify && prune) {
      throw new UserError("--verify and --prune: one at a time");
    }
    if (verify) {
      if (!arguments.isEmpty() || stats) {
        throw new UserError("--verify looks at all that is stored: it takes nothing else");
      }
      try (SourceRepository repository =
          RepositoryChoice.open(Objects.requireNonNull(ktrail), "HEAD", err)) {
        return ExitCode.of(Verification.of(repository, out));
      }
    }
    if (prune) {
      if (!arguments.isEmpty() || stats) {
        throw new UserError("--prune looks at all that is stored: it takes nothing else");
      }
      try (SourceRepository repository =
          RepositoryChoice.open(Objects.requireNonNull(ktrail), "HEAD", err)) {
        PruneRun.of(repository, new TerminalProgress(err), out);
        return ExitCode.FOUND;
      }
    }
    int paths = pathCount(self);
    List<String> revisions = arguments.subList(0, arguments.size() - paths);
    if (revisions.isEmpty()) {
      revisions = List.of("HEAD");
    }
    PathPrefixes wanted =
        PathPrefixes.of(arguments.subList(arguments.size() - paths, arguments.size()));
    for (String revision : revisions) {
      try (SourceRepository repository =
          RepositoryChoice.open(Objects.requireNonNull(ktrail), revision, err)) {
        Snapshot snapshot = repository.snapshot(revision);
        Stores stores = Stores.of(repository);
        IndexOutcome outcome =
            new Indexer(stores, Extractors.factory(), new TerminalProgress(err), threads)
                .index(snapshot, wanted);
        report(revision, outcome, err);
        if (outcome.interrupted()) {
          return INTERRUPTED;
        }
        if (stats) {
          printStats(stores, snapshot, out);
        }
      }
    }
    return ExitCode.FOUND;
  }

  /** How many arguments stand behind {@code --}: picocli gives all in one list. */
  private static int pathCount(CommandSpec self) {
    List<String> all = self.commandLine().getParseResult().originalArgs();
    int dashes = all.indexOf("--");
    return dashes < 0 ? 0 : all.size() - dashes - 1;
  }

  private static void report(String revision, IndexOutcome outcome, PrintWriter err) {
    for (String failure : outcome.failures()) {
      err.println("ktrail: not understood, its facts are empty: " + failure);
    }
    err.printf(
        Locale.ROOT,
        "ktrail: %s: %d source files%s, %d indexed now (%.1f MB)%n",
        revision,
        outcome.blobs(),
        outcome.blobs() == 0 ? " match" : "",
        outcome.indexed(),
        outcome.bytes() / 1e6);
    err.flush();
  }

  private static void printStats(Stores stores, Snapshot snapshot, PrintWriter out) {
    try (FactStore facts = stores.open()) {
      AuditTotals totals = AuditTotals.of(facts, snapshot);
      Audit sum = totals.sum();
      row(out, "revision", snapshot.revision());
      row(out, "blobs", totals.blobs());
      row(out, "blobs indexed", totals.indexed());
      row(out, "blobs failed", totals.failed());
      row(out, "bodies", sum.bodies());
      row(out, "bodies token-scanned", share(sum.scannedBodies(), sum.bodies()));
      row(out, "body bytes", sum.bodyBytes());
      row(out, "body bytes normalised", share(sum.normalisedBytes(), sum.bodyBytes()));
      row(out, "body bytes in ERROR", share(sum.errorBytes(), sum.bodyBytes()));
      row(out, "MISSING nodes", sum.missingNodes());
      row(out, "identifiers", sum.identifiers());
      row(out, "identifiers in no fact", share(sum.lostIdentifiers(), sum.identifiers()));
      row(out, "index bytes", facts.bytesOnDisk());
      row(out, "facts digest", FactsDigest.of(facts, snapshot));
    }
  }

  private static void row(PrintWriter out, String name, Object value) {
    out.printf("%-24s %s%n", name, value);
  }

  private static String share(long part, long whole) {
    return String.format(
        Locale.ROOT, "%d (%.4f %%)", part, whole == 0 ? 0.0 : 100.0 * part / whole);
  }
}
