package org.ktrail.cli.session;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.ktrail.cli.output.Messages;
import org.ktrail.indexer.pipeline.Progress;

/**
 * A line on standard error that is written over, with share, count, rate and time left. Only
 * messages if nobody watches.
 */
public final class TerminalProgress implements Progress {
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int BAR = 24;
  private static final int WIDTH = 79;

  private final PrintWriter err;
  private final PrintWriter overwriting;
  private final boolean watched;
  private String what = "";
  private long blobs;
  private long done;
  private long bytes;
  private long started;
  private long shown;
  private boolean onLine;

  public TerminalProgress(PrintWriter err) {
    this(err, Terminal.isWatched());
  }

  TerminalProgress(PrintWriter err, boolean watched) {
    this.err = err;
    this.overwriting = Messages.overwriting(err);
    this.watched = watched;
  }

  @Override
  public synchronized void start(String what, long blobs, long bytes) {
    this.what = what;
    this.blobs = blobs;
    this.done = 0;
    this.bytes = 0;
    this.started = System.nanoTime();
    this.shown = 0;
  }

  @Override
  public synchronized void step(long blobs, long bytes) {
    done += blobs;
    this.bytes += bytes;
    long now = System.nanoTime();
    if (watched && now - shown > PERIOD) {
      shown = now;
      show((now - started) / 1e9);
    }
  }

  private void show(double seconds) {
    int filled = (int) (blobs == 0 ? BAR : BAR * done / blobs);
    double left = done == 0 ? 0 : seconds * (blobs - done) / done;
    String line =
        String.format(
            Locale.ROOT,
            "%s [%s%s] %d/%d files, %.1f MB/s, %d:%02d left",
            what,
            "#".repeat(filled),
            ".".repeat(BAR - filled),
            done,
            blobs,
            bytes / 1e6 / Math.max(seconds, 1e-3),
            (long) left / 60,
            (long) left % 60);
    overwriting.printf("\r%-" + WIDTH + "s", line);
    err.flush();
    onLine = true;
  }

  private void clearLine() {
    if (onLine) {
      overwriting.print("\r" + " ".repeat(WIDTH) + "\r");
      onLine = false;
    }
  }

  @Override
  public synchronized void message(String line) {
    clearLine();
    err.println("ktrail: " + line);
    err.flush();
  }

  @Override
  public synchronized void finish() {
    clearLine();
    err.flush();
  }
}
