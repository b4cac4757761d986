package org.ktrail.cli.trial;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.navigate.PathAnswer;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.indexer.failure.Secrets;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.UserCache;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.paths.PathResult;
import org.ktrail.queries.workspace.AskedRevision;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.PathQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail try [URL]}. */
@Command(
    name = "try",
    description = {
      "Gets a kernel, indexes it, and shows how control gets from one of its functions to another:"
          + " all that ktrail does, for who has nothing at hand yet. A kernel is copied from URL,"
          + " only the revision that is asked; without URL it is made of Debian's package"
          + " linux-source-6.12 where that is installed, else copied from kernel.org. It stays in"
          + " the cache, and later questions take it from there.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail try",
      "  ktrail try https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux.git --rev v6.12.9",
      "  ktrail try /srv/linux.git --from vfs_read --to ext4_file_read_iter",
      "",
      "Exit codes: 0 there is a path, 1 none within the limits, 2 error (unknown name too).",
    })
public final class TryCommand implements Callable<Integer>, HasFormat {
  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "URL",
      description = "The repository of a kernel, a URL or a directory.")
  private @Nullable String url;

  @Option(
      names = "--rev",
      paramLabel = "REV",
      description = "The revision, in git's syntax (default: HEAD of the repository named).")
  private @Nullable String revision;

  @Option(
      names = "--from",
      paramLabel = "FUNCTION",
      description = "Where the path begins (default: that of the README's example).")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "FUNCTION", description = "Where it ends (likewise).")
  private @Nullable String to;

  private final FormatOption format = FormatOption.of(Format.DOT, Format.MERMAID);

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    if ((from == null) != (to == null)) {
      throw new UserError("--from and --to: give both or neither");
    }
    Example example = Example.shipped();
    DebianSource debian = DebianSource.here(example.debian(), UserCache.directory());
    Ktrail shared = Objects.requireNonNull(ktrail);
    Optional<String> named = Optional.ofNullable(url).or(shared::repository);
    Kernel kernel = Kernel.of(named, Optional.ofNullable(revision), example, debian);
    if (kernel.place().equals(debian.repository().toString())) {
      debian.make(this::say);
    }
    PathQuery query =
        PathQuery.of(
            Objects.requireNonNullElse(from, example.from()),
            Objects.requireNonNullElse(to, example.to()));
    shared.ask(kernel.place());
    return ask(shared, kernel, query);
  }

  private int ask(Ktrail shared, Kernel kernel, PathQuery query) {
    String words = " -C " + Secrets.masked(kernel.place());
    String behind = " --rev " + kernel.revision();
    say("asking: ktrail" + words + " path " + query.from() + " " + query.to() + behind);
    say("indexing and linking a whole kernel, once, takes minutes and 4 GB of memory");
    try (OpenRevision opened = shared.open(AskedRevision.of(kernel.revision()))) {
      PathQuestion.Answer answer =
          new PathQuestion(query, "", false).ask(opened, kernel.revision());
      PathResult result = answer.result();
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Forms.of(
              () -> PathAnswer.text(query, answer),
              () -> PathAnswer.json(query, result, answer.architecture()))
          .drawn(() -> PathAnswer.picture(query, result))
          .write(format.chosen(), out);
      out.flush();
      say("to go on, as an example: ktrail" + words + " callers " + query.from() + behind);
      return ExitCode.of(result instanceof PathResult.Found);
    }
  }

  private void say(String line) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println("ktrail: " + line);
    err.flush();
  }
}
