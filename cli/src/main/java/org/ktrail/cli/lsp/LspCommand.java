package org.ktrail.cli.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;
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
      return serve(System.in, asked.output(), opener(asked), Messages.teller(err));
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

  private int serve(
      InputStream in,
      OutputStream out,
      KtrailLanguageServer.Opener opener,
      Consumer<String> messages) {
    Logger.getLogger("org.eclipse.lsp4j").setLevel(Level.SEVERE);
    KtrailLanguageServer server = new KtrailLanguageServer(opener, !noLint, messages);
    ExecutorService reader =
        Executors.newCachedThreadPool(work -> {
          Thread made = new Thread(work, "lsp");
          made.setDaemon(true);
          return made;
        });
    Launcher<LanguageClient> launcher =
        new Launcher.Builder<LanguageClient>()
            .setLocalService(server)
            .setRemoteInterface(LanguageClient.class)
            .setInput(in)
            .setOutput(out)
            .setExecutorService(reader)
            .create();
    server.connect(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    reader.execute(() -> {
      try {
        listening.get();
      } catch (InterruptedException | ExecutionException e) {
        messages.accept("the connection is broken: " + e.getMessage());
      }
      server.disconnected();
    });
    int code = server.ended().join();
    server.close();
    reader.shutdown();
    return code;
  }
}
