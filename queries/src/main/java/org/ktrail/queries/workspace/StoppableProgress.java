package org.ktrail.queries.workspace;

import java.util.function.BooleanSupplier;
import org.ktrail.indexer.pipeline.Progress;

/**
 * Tells how far work is, and ends it when nobody wants its outcome any more: at the next step, with
 * {@link Interrupted}. What was finished until then is kept as ever.
 */
public final class StoppableProgress implements Progress {
  private final Progress told;
  private final BooleanSupplier wanted;

  /**
   * @param told is told all
   * @param wanted whether somebody still waits; asked from several threads
   */
  public StoppableProgress(Progress told, BooleanSupplier wanted) {
    this.told = told;
    this.wanted = wanted;
  }

  private void check() {
    if (!wanted.getAsBoolean()) {
      throw new Interrupted();
    }
  }

  @Override
  public void start(String what, long blobs, long bytes) {
    check();
    told.start(what, blobs, bytes);
  }

  @Override
  public void step(long blobs, long bytes) {
    check();
    told.step(blobs, bytes);
  }

  @Override
  public void message(String line) {
    told.message(line);
  }

  @Override
  public void finish() {
    told.finish();
  }
}
