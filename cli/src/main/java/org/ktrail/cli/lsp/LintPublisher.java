package org.ktrail.cli.lsp;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.services.LanguageClient;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.store.DamagedStoreException;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.workspace.Interrupted;
import org.ktrail.queries.workspace.StoppableProgress;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.edited.WorkTreeLint;

/**
 * Publishes what lint finds in the work tree, on a thread of its own: when a file was opened or
 * saved. A newer wish ends an older one at its next step, and what that found is not published.
 */
final class LintPublisher implements AutoCloseable {
  private final Workspace workspace;
  private final OpenDocuments documents;
  private final RevisionDesk desk;
  private final WorkTreePaths paths;
  private final LanguageClient client;
  private final Consumer<String> messages;
  private final AtomicLong wish = new AtomicLong();
  private final Set<String> published = new HashSet<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "lint");
        made.setDaemon(true);
        return made;
      });

  LintPublisher(
      Workspace workspace,
      OpenDocuments documents,
      RevisionDesk desk,
      WorkTreePaths paths,
      LanguageClient client,
      Consumer<String> messages) {
    this.workspace = workspace;
    this.documents = documents;
    this.desk = desk;
    this.paths = paths;
    this.client = client;
    this.messages = messages;
  }

  /** Has the work tree judged as it is by now. */
  void wish() {
    long own = wish.incrementAndGet();
    thread.execute(() -> {
      if (own == wish.get()) {
        judge(own);
      }
    });
  }

  private void judge(long own) {
    OpenDocuments.State state = documents.now();
    try {
      desk.prepare().join(); // which indexes, and shows how far it is
      ChangedFiles changes = desk.changes(state);
      Workspace stoppable =
          workspace.with(new StoppableProgress(Progress.NONE, () -> own == wish.get()));
      List<Finding> findings = WorkTreeLint.of(stoppable, changes);
      if (own == wish.get()) {
        publish(findings);
      }
    } catch (Interrupted e) {
      // a newer wish takes its place
    } catch (UserError | DamagedStoreException e) {
      messages.accept("the work tree is not judged: " + e.getMessage());
    } catch (RuntimeException e) {
      messages.accept("the work tree could not be judged: " + e);
    }
  }

  private void publish(List<Finding> findings) {
    Map<String, List<Finding>> byFile =
        findings.stream()
            .collect(
                Collectors.groupingBy(f -> f.place().file(), TreeMap::new, Collectors.toList()));
    Set<String> all = new HashSet<>(published);
    all.addAll(byFile.keySet());
    all.addAll(documents.now().texts().keySet());
    for (String path : all) {
      List<Diagnostic> told =
          byFile.getOrDefault(path, List.of()).stream().map(LintPublisher::diagnostic).toList();
      client.publishDiagnostics(new PublishDiagnosticsParams(paths.uri(path), told));
    }
    published.clear();
    published.addAll(byFile.keySet());
  }

  private static Diagnostic diagnostic(Finding f) {
    int line = Math.max(0, f.place().line() - 1);
    // To the line's end: an editor cuts what is beyond it.
    Range range = new Range(new Position(line, 0), new Position(line + 1, 0));
    Diagnostic diagnostic = new Diagnostic(range, f.message());
    diagnostic.setSeverity(
        f.level() == FindingLevel.ERROR ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning);
    diagnostic.setSource("ktrail");
    diagnostic.setCode(f.rule());
    return diagnostic;
  }

  @Override
  public void close() {
    wish.incrementAndGet();
    thread.shutdown();
  }
}
