package org.ktrail.cli.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.workspace.edited.NamedPlace;
import org.ktrail.queries.workspace.edited.SymbolSearch;

/** Requests about all of the repository. */
final class WorkspaceRequests implements WorkspaceService {
  /** Names that are told of those that match. */
  private static final int MOST = 100;

  private final LspSession session;

  WorkspaceRequests(LspSession session) {
    this.session = session;
  }

  // Clients before version 3.17 of the protocol, Debian's neovim among them, read this form alone.
  @SuppressWarnings("deprecation")
  @Override
  public CompletableFuture<
          Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>>
      symbol(WorkspaceSymbolParams asked) {
    return session
        .desk()
        .ask((opened, wanted) -> {
          LineTexts lines = session.lines(opened);
          List<SymbolInformation> found =
              new SymbolSearch(asked.getQuery(), MOST)
                  .ask(opened, wanted).stream().map(d -> information(d, lines)).toList();
          return Either.forLeft(found);
        });
  }

  @SuppressWarnings("deprecation")
  private static SymbolInformation information(Definition d, LineTexts lines) {
    return new SymbolInformation(
        d.name(),
        SymbolForms.kind(d.kind()),
        lines.location(new NamedPlace(d.name(), d.place())),
        d.place().path());
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams changed) {
    // there is nothing to configure
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams changed) {
    session.desk().treeChanged();
  }
}
