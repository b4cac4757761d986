package org.ktrail.cli.serve;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
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
  private final long idleTimeout;
  private boolean withdrawn;
  private volatile boolean gone;

  private HangUp(EndPoint client) {
    this.client = client instanceof AbstractEndPoint end ? end : null;
    idleTimeout = client.getIdleTimeout();
  }

  /**
   * Of the client of a request, watched from here on if the request has nothing that is to be read.
   */
  static HangUp of(Request request) {
    HangUp made = new HangUp(request.getConnectionMetaData().getConnection().getEndPoint());
    if (!hasBody(request.getHeaders())) {
      made.watch();
    }
    return made;
  }

  private static boolean hasBody(HttpFields headers) {
    return headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0
        || headers.contains(HttpHeader.TRANSFER_ENCODING);
  }

  /** Watches; to be called when all of the request is read. */
  void watch() {
    if (client != null) {
      client.setIdleTimeout(0); // who waits is not idle
      client.tryFillInterested(this);
    }
  }

  /** Whether the client waits, as far as is known. */
  boolean isThere() {
    return !gone;
  }

  /**
   * To be called before the last byte of the answer is sent, since what a client sends after that
   * is no hanging up: the connection reads for itself from then on. Does nothing the second time.
   */
  synchronized void withdraw() {
    if (client != null && !withdrawn) {
      withdrawn = true;
      client.getFillInterest().onFail(WITHDRAWN);
      client.setIdleTimeout(idleTimeout);
    }
  }

  /**
   * Something may be there to read: the selector tells it late, too, after the connection has read
   * what it was about.
   */
  @Override
  public synchronized void succeeded() {
    if (client == null || withdrawn) {
      return;
    }
    if (isSilent(client)) {
      client.tryFillInterested(this);
    } else {
      gone = true;
      client.close();
    }
  }

  private static boolean isSilent(EndPoint client) {
    try {
      return client.fill(BufferUtil.allocate(1)) == 0;
    } catch (IOException e) {
      return false;
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
