package org.ktrail.cli.serve;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads that answer, one for each who asks. They are threads of the system and not virtual ones:
 * a question computes, and only the system takes turns among those that do, so that a long one
 * holds up no other.
 */
final class Askers implements AutoCloseable {
  private static final int MOST = 64;
  private static final int IDLE_SECONDS = 30;

  private final ThreadPoolExecutor threads;
  private final AtomicLong asked = new AtomicLong();
  private volatile long last = System.nanoTime();

  Askers() {
    threads =
        new ThreadPoolExecutor(
            0,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "asker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * @throws java.util.concurrent.RejectedExecutionException if too many ask
   */
  void execute(Runnable answer) {
    asked.incrementAndGet();
    threads.execute(() -> {
      try {
        answer.run();
      } finally {
        last = System.nanoTime();
      }
    });
  }

  /** How many have asked. */
  long asked() {
    return asked.get();
  }

  /** How many are being answered. */
  int answering() {
    return threads.getActiveCount();
  }

  /** How long nobody has asked; 0 while somebody waits. */
  long idleNanos() {
    return answering() > 0 ? 0 : System.nanoTime() - last;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
