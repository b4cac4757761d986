package org.ktrail.queries.workspace.judged;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.claims.Source;
import org.ktrail.queries.lint.Graphs;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.StoredRevision;
import org.ktrail.queries.workspace.Workspace;

/**
 * Graphs of a series on its base, one open at a time. A base that was never linked is linked only
 * if that was asked for: it takes minutes, and lint is waited for.
 */
final class SeriesGraphs implements Graphs, AutoCloseable {
  private final Workspace workspace;
  private final Placement.OnBase placed;
  private final boolean link;
  private @Nullable OpenRevision open;
  private boolean missed;

  SeriesGraphs(Workspace workspace, Placement.OnBase placed, boolean link) {
    this.workspace = workspace;
    this.placed = placed;
    this.link = link;
  }

  @Override
  public Optional<Source> after(int patches) {
    close();
    if (!link && !workspace.isLinked(placed.base())) {
      missed = true;
      return Optional.empty();
    }
    OpenRevision revision = StoredRevision.of(workspace, placed.prefix(patches).changes());
    open = revision;
    return Optional.of(
        new Source(
            revision.view(), revision.definitions(), revision.mentions(), revision.nearestNames()));
  }

  /** Whether a graph was asked for that was not there. */
  boolean missed() {
    return missed;
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
