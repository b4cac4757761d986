package org.ktrail.queries.workspace;

import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.queries.link.Linker;

/** Shows the linker's passes, each a bar of its own, through the indexer's progress. */
final class LinkProgress implements Linker.Progress {
  private final Progress progress;
  private String pass = "";
  private int shown;

  LinkProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public synchronized void at(String name, int done, int of) {
    if (!name.equals(pass)) {
      finish();
      pass = name;
      shown = 0;
      progress.start("linking " + name, of, 0);
    }
    if (done > shown) {
      progress.step(done - shown, 0);
      shown = done;
    }
  }

  synchronized void finish() {
    if (!pass.isEmpty()) {
      progress.finish();
      pass = "";
    }
  }
}
