package org.ktrail.cli.lsp;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.ktrail.indexer.pipeline.Progress;

/**
 * Shows how far indexing and linking are where the editor shows such, at most five times a second.
 * What is only to be read goes to the messages.
 */
final class ClientProgress implements Progress {
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long PATIENCE = 5;

  private final LanguageClient client;
  private final boolean shown;
  private final Consumer<String> messages;
  private String token = "";
  private long all;
  private long done;
  private long told;

  /**
   * @param shown whether the client says that it shows progress
   */
  ClientProgress(LanguageClient client, boolean shown, Consumer<String> messages) {
    this.client = client;
    this.shown = shown;
    this.messages = messages;
  }

  @Override
  public synchronized void start(String what, long blobs, long bytes) {
    finish();
    all = blobs;
    done = 0;
    told = System.nanoTime();
    String fresh = "ktrail-" + UUID.randomUUID();
    if (shown && isCreated(fresh)) {
      token = fresh;
      WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
      begin.setTitle("ktrail: " + what);
      begin.setCancellable(true);
      begin.setPercentage(0);
      tell(begin);
    }
  }

  private boolean isCreated(String fresh) {
    try {
      client
          .createProgress(new WorkDoneProgressCreateParams(Either.forLeft(fresh)))
          .get(PATIENCE, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false; // it does not want to show it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public synchronized void step(long blobs, long bytes) {
    done += blobs;
    long now = System.nanoTime();
    if (!token.isEmpty() && now - told > PERIOD) {
      told = now;
      WorkDoneProgressReport report = new WorkDoneProgressReport();
      report.setPercentage((int) (all == 0 ? 0 : Math.min(100, 100 * done / all)));
      report.setMessage("%d of %d".formatted(done, all));
      report.setCancellable(true);
      tell(report);
    }
  }

  @Override
  public synchronized void message(String line) {
    messages.accept(line);
  }

  @Override
  public synchronized void finish() {
    if (!token.isEmpty()) {
      tell(new WorkDoneProgressEnd());
      token = "";
    }
  }

  private void tell(WorkDoneProgressNotification what) {
    client.notifyProgress(new ProgressParams(Either.forLeft(token), Either.forLeft(what)));
  }
}
