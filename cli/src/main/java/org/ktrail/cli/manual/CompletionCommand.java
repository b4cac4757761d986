package org.ktrail.cli.manual;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.RepositoryChoice;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.store.Stores;
import org.ktrail.queries.names.StoredNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail completion SHELL}. */
@Command(
    name = "completion",
    description = "Prints what a shell reads to complete commands, options, names and revisions.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Names are looked up in a sorted file beside the index, which --refresh writes; the first",
      "completion after indexing does so in the background. Names without a small letter are left",
      "out: they are mostly the constants of hardware.",
      "",
      "Examples:",
      "  source <(ktrail completion bash)",
      "  ktrail completion zsh > ~/.zfunc/_ktrail",
      "  ktrail completion fish > ~/.config/fish/completions/ktrail.fish",
      "",
      "Exit codes: 0 printed or written, 2 error.",
    })
public final class CompletionCommand implements Callable<Integer> {
  /** The shells that there is a script for. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    String script() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SHELL", arity = "0..1", description = "bash, zsh or fish.")
  private @Nullable Shell shell;

  @Option(names = "--refresh", description = "Write the file of names anew.")
  private boolean refresh;

  @Override
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    if (refresh) {
      try (SourceRepository repository =
          RepositoryChoice.open(
              Objects.requireNonNull(ktrail), "HEAD", self.commandLine().getErr())) {
        StoredNames.write(repository, Stores.of(repository));
      }
      return ExitCode.FOUND;
    }
    Shell asked = shell;
    if (asked == null) {
      throw new UserError("completion: name a shell: bash, zsh or fish");
    }
    self.commandLine().getOut().print(CompletionScript.of(asked.script(), self.root()));
    return ExitCode.FOUND;
  }
}
