package org.ktrail.cli.lsp;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.Messages;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.Workspaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail lsp}. */
@Command(
    name = "lsp",
    description = {
      "A language server on standard input and output, for editors: definition, references,"
          + " who answers a member of a table of operations, hierarchy of calls, type, hover,"
          + " symbols, number of callers, and what lint says of the work tree.",
      "It answers from the commit that is checked out, with the work tree and the texts that are"
          + " open and not saved over it.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail lsp",
      "  ktrail -C ~/src/linux lsp --no-lint",
      "docs/editors.md has what neovim, emacs and others are told.",
      "",
      "Exit codes: 0 the editor has shut it down, 1 the editor went away without, 2 error.",
    })
public final class LspCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--no-lint", description = "Do not judge the work tree.")
  private boolean noLint;

  @Option(names = "--stdio", hidden = true, description = "As ever; many editors add it.")
  private boolean stdio;

  @Override
  public Integer call() {
    Ktrail asked = Objects.requireNonNull(ktrail);
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    PrintStream out = System.out;
    System.setOut(System.err); // nothing but the protocol may get there
    try {
      Consumer<String> messages = Messages.teller(err);
      return LspConnection.serve(
          System.in,
          asked.output(),
          new KtrailLanguageServer(opener(asked), !noLint, messages),
          messages);
    } finally {
      System.setOut(out);
    }
  }

  /**
   * The repository that {@code -C} names, else that of the editor's directory, else the nearest.
   */
  private static KtrailLanguageServer.Opener opener(Ktrail asked) {
    return (directory, progress) ->
        asked.repository().isEmpty() && directory.isPresent()
            ? Workspaces.at(directory.get(), progress)
            : Workspaces.at(asked.directory(), progress);
  }
}
