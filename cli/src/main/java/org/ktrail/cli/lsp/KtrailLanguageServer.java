package org.ktrail.cli.lsp;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.VersionProvider;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.queries.workspace.StoppableProgress;
import org.ktrail.queries.workspace.Workspace;

/** The life of a server: what it can, where the files are, and when it ends. */
final class KtrailLanguageServer implements LanguageServer {
  /** Opens the repository around a directory. */
  @FunctionalInterface
  interface Opener {
    /**
     * @param directory that the client names, if it names one
     * @throws UserError if there is no repository
     */
    Workspace open(Optional<Path> directory, Progress progress);
  }

  private final Opener opener;
  private final boolean judges;
  private final Consumer<String> messages;
  private final LspSession session = new LspSession();
  private final DocumentRequests documents = new DocumentRequests(session);
  private final WorkspaceRequests workspaces = new WorkspaceRequests(session);
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private @Nullable LanguageClient client;
  private volatile boolean stopped;
  private volatile boolean wellEnded;

  /**
   * @param judges whether lint is to be run
   * @param messages what an editor keeps in its log
   */
  KtrailLanguageServer(Opener opener, boolean judges, Consumer<String> messages) {
    this.opener = opener;
    this.judges = judges;
    this.messages = messages;
  }

  void connect(LanguageClient proxy) {
    client = proxy;
  }

  /** The exit code, when the client has said good-bye or is gone. */
  CompletableFuture<Integer> ended() {
    return ended;
  }

  /** The client is gone. */
  void disconnected() {
    ended.complete(wellEnded ? 0 : 1);
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams asked) {
    ClientCapabilities can =
        Objects.requireNonNullElseGet(asked.getCapabilities(), ClientCapabilities::new);
    LanguageClient to = Objects.requireNonNull(client);
    Progress shown = new ClientProgress(to, ClientAbilities.showsProgress(can), messages);
    Workspace workspace;
    WorkTreePaths paths;
    try {
      workspace = opener.open(directory(asked), new StoppableProgress(shown, () -> !stopped));
      paths =
          new WorkTreePaths(
              workspace
                  .repository()
                  .workTree()
                  .orElseThrow(() ->
                      new UserError(
                          workspace.repository().directory()
                              + ": is bare: an editor needs a work tree")));
    } catch (UserError e) {
      throw new ResponseErrorException(
          new ResponseError(ResponseErrorCode.RequestFailed, String.valueOf(e.getMessage()), null));
    }
    PositionUnits units = ClientAbilities.units(can);
    session.begin(workspace, paths, units, ClientAbilities.showsMarkdown(can));
    if (judges) {
      session.judge(
          new LintPublisher(workspace, session.documents(), session.desk(), paths, to, messages));
    }
    return CompletableFuture.completedFuture(
        new InitializeResult(
            abilities(units), new ServerInfo("ktrail", VersionProvider.version())));
  }

  private static ServerCapabilities abilities(PositionUnits units) {
    ServerCapabilities can = new ServerCapabilities();
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    sync.setSave(new SaveOptions(false));
    can.setTextDocumentSync(sync);
    can.setPositionEncoding(units.written());
    can.setDefinitionProvider(true);
    can.setDeclarationProvider(true);
    can.setTypeDefinitionProvider(true);
    can.setImplementationProvider(true);
    can.setReferencesProvider(true);
    can.setHoverProvider(true);
    can.setCallHierarchyProvider(true);
    can.setDocumentSymbolProvider(true);
    can.setWorkspaceSymbolProvider(true);
    can.setCodeLensProvider(new CodeLensOptions(true));
    return can;
  }

  @SuppressWarnings("deprecation") // older clients name their directory so
  private static Optional<Path> directory(InitializeParams asked) {
    List<WorkspaceFolder> folders = asked.getWorkspaceFolders();
    String uri =
        folders != null && !folders.isEmpty() ? folders.getFirst().getUri() : asked.getRootUri();
    return uri == null ? Optional.empty() : WorkTreePaths.directory(uri);
  }

  @Override
  public void initialized(InitializedParams told) {
    if (session.hasBegun()) {
      session.desk().prepare();
    }
  }

  @Override
  public void cancelProgress(WorkDoneProgressCancelParams cancelled) {
    stopped = true;
    // What asks after this begins anew.
    session.desk().ask((_, _) -> stopped = false);
  }

  @Override
  public void setTrace(SetTraceParams asked) {
    // nothing is traced
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    wellEnded = true;
    stopped = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    disconnected();
  }

  /** Lets go of what is open; the process is about to end. */
  void close() {
    session.close();
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return workspaces;
  }
}
