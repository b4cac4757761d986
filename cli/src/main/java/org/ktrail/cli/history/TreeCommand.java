package org.ktrail.cli.history;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.indexer.snapshot.EntryHistory;
import org.ktrail.queries.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail tree [PATH]}. */
@Command(
    name = "tree",
    description = {
      "What is in a directory, each entry with the subject and the date of the commit that changed"
          + " it last: what `git log -1 -- ENTRY` finds, for all of them in one walk. Directories"
          + " come first; above them stands the commit that changed the directory last.",
      "`git commit-graph write --reachable --changed-paths` makes it faster.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail tree",
      "  ktrail tree mm --rev v6.12",
      "  ktrail tree drivers/dax --format json",
      "",
      "Exit codes: 0 found, 2 error (no such directory too).",
    })
public final class TreeCommand implements Callable<Integer>, HasFormat {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "A directory, from the top of the tree (default: the top).")
  private String path = "";

  @Option(
      names = "--rev",
      paramLabel = "REV",
      defaultValue = "HEAD",
      description = "The revision, in git's syntax (default: HEAD).")
  private String revision = "HEAD";

  private final FormatOption format = FormatOption.of();

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    PrintWriter err = self.commandLine().getErr();
    String directory = path.replaceFirst("^(\\./)++", "").replaceFirst("(?<!/)/++$", "");
    Ktrail ktrail = (Ktrail) self.root().userObject();
    try (Workspace workspace = Workspaces.open(ktrail, revision, err)) {
      EntryHistory.Listing listing =
          new EntryHistory(workspace.repository())
              .list(
                  revision,
                  directory.equals(".") ? "" : directory,
                  commits -> {
                    if (ktrail.isWatched() && commits % 100_000 == 0) {
                      err.println("ktrail: " + commits + " commits looked at");
                      err.flush();
                    }
                  });
      Forms.of(() -> ListingAnswer.text(listing), () -> ListingAnswer.json(listing, revision))
          .write(format.chosen(), self.commandLine().getOut());
      return ExitCode.FOUND;
    }
  }
}
