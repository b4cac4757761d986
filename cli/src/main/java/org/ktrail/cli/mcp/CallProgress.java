package org.ktrail.cli.mcp;

import java.time.Duration;
import java.util.Locale;
import org.ktrail.indexer.pipeline.Progress;

/**
 * Tells an agent how far its call is: what is being done, how many files of how many. What is
 * counted is seconds, for that always grows, and how much is to be done is known step by step
 * alone. Of several threads.
 */
final class CallProgress implements Progress {
  /** Between two tellings. */
  static final Duration PERIOD = Duration.ofMillis(500);

  /** Takes what is told. */
  @FunctionalInterface
  interface Listener {
    void tell(double seconds, String message);
  }

  private final Listener listener;
  private final long begun = System.nanoTime();
  private String what = "working";
  private long files;
  private long done;
  private long told = begun;

  CallProgress(Listener listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void start(String what, long blobs, long bytes) {
    this.what = what;
    files = blobs;
    done = 0;
    tick();
  }

  @Override
  public synchronized void step(long blobs, long bytes) {
    done += blobs;
    tick();
  }

  @Override
  public void message(String line) {}

  @Override
  public synchronized void finish() {
    what = "answering";
    files = 0;
  }

  /** Tells how far it is, if it was not told just now. Called from time to time as well. */
  synchronized void tick() {
    long now = System.nanoTime();
    if (now - told < PERIOD.toNanos()) {
      return;
    }
    told = now;
    double seconds = (now - begun) / 1e9;
    listener.tell(
        seconds,
        files > 0
            ? "%s: %d of %d files".formatted(what, done, files)
            : String.format(Locale.ROOT, "%s, %.0f s", what, seconds));
  }
}
