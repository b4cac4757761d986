package org.ktrail.cli.lsp;

import java.util.Objects;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.edited.NameSummary;
import org.ktrail.queries.workspace.edited.PointedName;

/** What requests share once a client has said who it is and where its files are. */
final class LspSession implements AutoCloseable {
  private final OpenDocuments documents = new OpenDocuments();
  private final OutlineRequests outlines = new OutlineRequests(this);
  private @Nullable Workspace workspace;
  private @Nullable WorkTreePaths paths;
  private @Nullable RevisionDesk desk;
  private @Nullable LintPublisher lint;
  private boolean marked;

  /**
   * @param marked whether the client shows Markdown
   */
  void begin(Workspace opened, WorkTreePaths where, PositionUnits units, boolean marked) {
    workspace = opened;
    paths = where;
    documents.units(units);
    this.marked = marked;
    desk = new RevisionDesk(opened, documents);
  }

  /** Has the work tree judged from now on. */
  void judge(LintPublisher publisher) {
    lint = publisher;
  }

  boolean hasBegun() {
    return desk != null;
  }

  OpenDocuments documents() {
    return documents;
  }

  OutlineRequests outlines() {
    return outlines;
  }

  WorkTreePaths paths() {
    return Objects.requireNonNull(paths);
  }

  RevisionDesk desk() {
    return Objects.requireNonNull(desk);
  }

  /** The path of a file of the repository; empty for others. */
  Optional<String> path(String uri) {
    return paths().path(uri);
  }

  LineTexts lines(OpenRevision opened) {
    return new LineTexts(opened, paths(), documents.units());
  }

  /** What is known of a name, with its place in the text; null if nothing is. */
  @Nullable Hover hover(OpenRevision opened, PointedName name, LineTexts lines) {
    return NameSummary.of(opened, name)
        .map(summary ->
            new Hover(
                new MarkupContent(
                    marked ? MarkupKind.MARKDOWN : MarkupKind.PLAINTEXT,
                    HoverText.of(summary, marked)),
                lines.range(name.name(), new Place(name.path(), name.line()))))
        .orElse(null);
  }

  /** Has the work tree judged, if that is wanted. */
  void lint() {
    LintPublisher publisher = lint;
    if (publisher != null) {
      publisher.wish();
    }
  }

  @Override
  public void close() {
    if (lint != null) {
      lint.close();
    }
    if (desk != null) {
      desk.close();
    }
    if (workspace != null) {
      workspace.close();
    }
  }
}
