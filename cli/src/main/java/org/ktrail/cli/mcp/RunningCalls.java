package org.ktrail.cli.mcp;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls by what their clients call them, so that they can be ended: the library does not hand
 * {@code notifications/cancelled} on.
 */
final class RunningCalls {
  /** A request's metadata: what it is called here. */
  static final String MARK = "org.ktrail/call";

  /** Calls that were ended before they began, at most. */
  private static final int EARLY = 1000;

  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final SequencedSet<String> early = new LinkedHashSet<>();

  /** A call, to be closed by its thread when it is over. */
  final class Running implements AutoCloseable {
    private final @Nullable String name;
    private final Thread thread = Thread.currentThread();
    private volatile boolean ended;

    private Running(@Nullable String name) {
      this.name = name;
    }

    /** Whether somebody still waits for it. */
    boolean isWanted() {
      return !ended;
    }

    private synchronized void end() {
      if (!ended) {
        ended = true;
        thread.interrupt();
      }
    }

    @Override
    public synchronized void close() {
      ended = true;
      if (name != null) {
        running.remove(name);
      }
      Thread.interrupted(); // the thread goes on with other calls
    }
  }

  /** A call begins. */
  Running begin(@Nullable Object mark) {
    String name = mark == null ? null : String.valueOf(mark);
    Running call = new Running(name);
    if (name != null) {
      running.put(name, call);
      synchronized (early) {
        if (early.remove(name)) {
          call.end();
        }
      }
    }
    return call;
  }

  /** A call is to end. */
  void cancel(String name) {
    synchronized (early) {
      Running call = running.get(name);
      if (call != null) {
        call.end();
        return;
      }
      early.add(name);
      if (early.size() > EARLY) {
        early.removeFirst();
      }
    }
  }

  /** What a request is called, of all clients. */
  static String name(String client, Object id) {
    return client + "/" + id;
  }
}
