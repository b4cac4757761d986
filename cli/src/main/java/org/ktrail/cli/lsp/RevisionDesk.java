package org.ktrail.cli.lsp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.store.DamagedStoreException;
import org.ktrail.queries.workspace.Interrupted;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.edited.WorkTreeRevision;

/**
 * Answers questions one after another, from the commit that is checked out with the work tree and
 * the open texts over it. What changed is linked when a question needs it, or when nothing was
 * typed for a while; a text that is open and not edited costs nothing.
 */
final class RevisionDesk implements AutoCloseable {
  /** Milliseconds without a change after which the graph is made ready. */
  private static final long QUIET = 400;

  /** A question. */
  @FunctionalInterface
  interface Asked<T> {
    /**
     * @param wanted whether somebody still waits
     */
    @Nullable T answer(OpenRevision opened, BooleanSupplier wanted);
  }

  private final Workspace workspace;
  private final OpenDocuments documents;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "questions");
        made.setDaemon(true);
        return made;
      });
  private volatile boolean treeChanged = true;
  private @Nullable ScheduledFuture<?> ready;

  // Of the thread alone.
  private final WorkTreeRevision revision;
  private long version = -1;
  private @Nullable OpenRevision known;

  RevisionDesk(Workspace workspace, OpenDocuments documents) {
    this.workspace = workspace;
    this.documents = documents;
    revision = new WorkTreeRevision(workspace);
  }

  /** The answer, about the texts as they are now; cancelled, it is not begun. */
  <T> CompletableFuture<T> ask(Asked<T> asked) {
    OpenDocuments.State state = documents.now();
    return CompletableFutures.computeAsync(
        thread,
        cancelled -> {
          cancelled.checkCanceled();
          BooleanSupplier wanted = () -> !cancelled.isCanceled();
          try {
            return asked.answer(at(state), wanted);
          } catch (DamagedStoreException e) {
            e.discard();
            forget();
            return asked.answer(at(state), wanted);
          } catch (UserError e) {
            throw failed(e.getMessage());
          } catch (Interrupted e) {
            throw failed("indexing or linking was stopped; the next question begins it again");
          }
        });
  }

  private static ResponseErrorException failed(@Nullable String message) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.RequestFailed, String.valueOf(message), null));
  }

  /** Makes the graph ready; the future ends when it is, with whatever kept it from that. */
  CompletableFuture<Boolean> prepare() {
    return ask((now, _) -> true);
  }

  /** Something was typed: what it changes is linked when nothing more is. */
  synchronized void changed() {
    ScheduledFuture<?> earlier = ready;
    if (earlier != null) {
      earlier.cancel(false);
    }
    ready = thread.schedule(this::makeReady, QUIET, TimeUnit.MILLISECONDS);
  }

  private void makeReady() {
    try {
      at(documents.now());
    } catch (UserError | Interrupted | DamagedStoreException e) {
      forget(); // the next question says what is wrong
    }
  }

  /** Files of the work tree may have been written, or another commit checked out. */
  void treeChanged() {
    treeChanged = true;
  }

  /** The changed files of a state, for those who do not ask the graph. */
  ChangedFiles changes(OpenDocuments.State state) {
    return state.buffers().over(WorkTreeRevision.saved(workspace.repository()));
  }

  private OpenRevision at(OpenDocuments.State state) {
    boolean reread = treeChanged;
    treeChanged = false;
    boolean typed = version != state.version();
    OpenRevision now = known;
    if (now == null || reread || typed || revision.isMoved()) {
      try {
        now = revision.at(state.buffers(), reread);
      } catch (RuntimeException e) {
        treeChanged = true; // it is not known what the files are
        known = null;
        throw e;
      }
      known = now;
      version = state.version();
    }
    return now;
  }

  private void forget() {
    known = null;
    version = -1;
    revision.close();
  }

  @Override
  public void close() {
    thread.execute(this::forget);
    thread.shutdown();
  }
}
