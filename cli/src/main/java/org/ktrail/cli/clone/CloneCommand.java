package org.ktrail.cli.clone;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Messages;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.Terminal;
import org.ktrail.indexer.failure.Secrets;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.Cloner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail clone URL [DIR]}. */
@Command(
    name = "clone",
    description = "Copies a git repository: https, ssh, git:// or file:// URL, or a path.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail clone https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git",
      "  ktrail clone --depth 1 --branch v6.12 file:///srv/linux.git small",
      "",
      "Exit codes: 0 copied, 2 error.",
    })
public final class CloneCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "URL", description = "What to copy.")
  private String url = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "Where to (default: the last part of the URL).")
  private @Nullable String directory;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Only the last N commits, of one branch.")
  private @Nullable Integer depth;

  @Option(
      names = {"-b", "--branch"},
      paramLabel = "NAME",
      description = "Only this branch or tag.")
  private @Nullable String branch;

  @Option(names = "--bare", description = "Without a work tree: enough to ask questions.")
  private boolean bare;

  @Override
  public Integer call() {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    Integer wanted = depth;
    if (wanted != null && wanted < 1) {
      throw new UserError("--depth " + wanted + ": needs at least one commit");
    }
    String name = directory == null ? nameOf(url) : directory;
    Path place = Objects.requireNonNull(ktrail).directory().resolve(name);
    new Cloner(Terminal.isWatched() ? Messages.overwriting(err) : null)
        .copy(
            url,
            place,
            new Cloner.Wish(
                Optional.ofNullable(branch),
                wanted == null ? OptionalInt.empty() : OptionalInt.of(wanted),
                bare));
    err.println("ktrail: copied to " + place);
    return ExitCode.FOUND;
  }

  /** As git: {@code linux} for {@code https://host/x/linux.git}. */
  private String nameOf(String from) {
    String name =
        Secrets.masked(from)
            .replaceAll("(?<!/)/++$", "")
            .replaceAll("(/\\.git|\\.git|\\.bundle)$", "");
    name = name.replaceAll("^.*[/:]", "");
    if (name.isEmpty()) {
      throw new UserError(from + ": names no directory; give one after the URL");
    }
    return bare ? name + ".git" : name;
  }
}
