package org.ktrail.cli.serve;

import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a client goes away while it waits. HTTP/1.1 has no word for that, and a server that
 * works for a client does not read from it: until it writes the answer it would not know. So
 * somebody reads meanwhile. What comes, if not the end, is a request behind this one, which no
 * client of ours sends before it has the answer; it counts as gone, too.
 */
final class HangUp implements Callback {
  private static final Exception WITHDRAWN = new Exception("the answer is there");

  private final @Nullable AbstractEndPoint client;
  private volatile boolean gone;
  private final long idleTimeout;

  private HangUp(EndPoint client) {
    this.client = client instanceof AbstractEndPoint end ? end : null;
    idleTimeout = client.getIdleTimeout();
  }

  /** Watches the client of a request. */
  static HangUp watch(Request request) {
    HangUp watch = new HangUp(request.getConnectionMetaData().getConnection().getEndPoint());
    if (watch.client != null) {
      watch.client.setIdleTimeout(0); // who waits is not idle
      watch.client.tryFillInterested(watch);
    }
    return watch;
  }

  /** Whether the client waits, as far as is known. */
  boolean isThere() {
    return !gone;
  }

  /** To be called before the answer is complete: the connection reads for itself from then on. */
  void withdraw() {
    if (client != null) {
      client.getFillInterest().onFail(WITHDRAWN);
      client.setIdleTimeout(idleTimeout);
    }
  }

  @Override
  public void succeeded() {
    gone = true;
    if (client != null) {
      client.close();
    }
  }

  @Override
  public void failed(Throwable reason) {
    if (reason != WITHDRAWN && !(reason instanceof TimeoutException)) {
      gone = true;
    }
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }
}
