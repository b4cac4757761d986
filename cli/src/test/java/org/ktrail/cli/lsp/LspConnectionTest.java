package org.ktrail.cli.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.indexer.snapshot.SampleRepository;

/** A client and the server over pipes, in a repository with a work tree. */
@Timeout(120)
class LspConnectionTest {
  private static final String TEXT =
      "int leaf(void) { return 1; }\nint first(void) { return leaf(); } /* leaf */\n";

  @TempDir Path directory;

  private static final class Client implements LanguageClient {
    private final BlockingQueue<PublishDiagnosticsParams> diagnostics = new LinkedBlockingQueue<>();

    @Override
    public void telemetryEvent(Object event) {}

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams told) {
      diagnostics.add(told);
    }

    @Override
    public void showMessage(MessageParams message) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams message) {}
  }

  @Test
  void aSessionIsAnsweredAndEnds() throws Exception {
    Path tree = directory.resolve("linux");
    SampleRepository.create(tree.resolve(".git"), Map.of("a.c", TEXT, "Kbuild", "obj-y += a.o\n"));
    Path config = tree.resolve(".git/config");
    Files.writeString(config, Files.readString(config).replace("bare = true", "bare = false"));
    Files.writeString(tree.resolve("a.c"), TEXT);
    Files.writeString(tree.resolve("Kbuild"), "obj-y += a.o\n");

    PipedInputStream toServer = new PipedInputStream(1 << 16);
    PipedInputStream toClient = new PipedInputStream(1 << 16);
    PipedOutputStream fromServer = new PipedOutputStream(toClient);
    PipedOutputStream fromClient = new PipedOutputStream(toServer);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<Integer> code =
          threads.submit(() ->
              LspConnection.serve(
                  toServer,
                  fromServer,
                  new KtrailLanguageServer(
                      (where, progress) -> Workspaces.at(where.orElseThrow(), progress),
                      true,
                      _ -> {}),
                  _ -> {}));
      Client client = new Client();
      Launcher<LanguageServer> launcher =
          new Launcher.Builder<LanguageServer>()
              .setLocalService(client)
              .setRemoteInterface(LanguageServer.class)
              .setInput(toClient)
              .setOutput(fromClient)
              .setExecutorService(threads)
              .create();
      Future<Void> listening = launcher.startListening();
      talk(launcher.getRemoteProxy(), client, tree);
      assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(0);
      fromServer.close();
      fromClient.close();
      listening.get(30, TimeUnit.SECONDS);
    }
  }

  private static void talk(LanguageServer server, Client client, Path tree) throws Exception {
    InitializeParams hello = new InitializeParams();
    hello.setWorkspaceFolders(List.of(new WorkspaceFolder(tree.toUri().toString(), "linux")));
    assertThat(server.initialize(hello).get().getCapabilities().getPositionEncoding())
        .isEqualTo("utf-16");
    server.initialized(new InitializedParams());
    String uri = tree.resolve("a.c").toUri().toString();
    TextDocumentIdentifier file = new TextDocumentIdentifier(uri);
    String text = "\n" + TEXT;
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "c", 1, text)));
    Position call = new Position(2, text.split("\n")[2].indexOf("leaf"));
    assertThat(
            server
                .getTextDocumentService()
                .definition(new DefinitionParams(file, call))
                .get()
                .getLeft())
        .extracting(at -> at.getRange().getStart())
        .containsExactly(new Position(1, 4));
    CallHierarchyItem item =
        server
            .getTextDocumentService()
            .prepareCallHierarchy(new CallHierarchyPrepareParams(file, call))
            .get()
            .getFirst();
    assertThat(
            server
                .getTextDocumentService()
                .callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item))
                .get())
        .extracting(c -> c.getFrom().getName())
        .containsExactly("first");
    Position comment = new Position(2, text.split("\n")[2].indexOf("leaf */"));
    assertThat(server.getTextDocumentService().hover(new HoverParams(file, comment)).get())
        .isNull();
    TextDocumentIdentifier other = new TextDocumentIdentifier("untitled:1");
    assertThat(server.getTextDocumentService().hover(new HoverParams(other, call)).get()).isNull();
    assertThat(client.diagnostics.poll(60, TimeUnit.SECONDS).getUri()).isEqualTo(uri);
    server.shutdown().get();
    server.exit();
  }
}
