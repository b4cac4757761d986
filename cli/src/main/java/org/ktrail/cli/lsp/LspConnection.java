package org.ktrail.cli.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;

/** One client over two streams, from its first message to its last. */
final class LspConnection {
  /** Kept, since a logger that nobody holds forgets its level. */
  private static final Logger LIBRARY = Logger.getLogger("org.eclipse.lsp4j");

  private LspConnection() {}

  /** Serves until the client has said good-bye or is gone; the exit code. */
  static int serve(
      InputStream in, OutputStream out, KtrailLanguageServer server, Consumer<String> messages) {
    LIBRARY.setLevel(Level.SEVERE);
    ExecutorService readers =
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
            .setExecutorService(readers)
            .create();
    server.connect(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    readers.execute(() -> {
      try {
        listening.get();
      } catch (InterruptedException | ExecutionException e) {
        messages.accept("the connection is broken: " + e.getMessage());
      }
      server.disconnected();
    });
    int code = server.ended().join();
    server.close();
    readers.shutdown();
    return code;
  }
}
