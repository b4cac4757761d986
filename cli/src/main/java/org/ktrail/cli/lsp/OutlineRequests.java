package org.ktrail.cli.lsp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.queries.definitions.Definition.Kind;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.workspace.edited.FileOutline;

/** Requests about all of a file. */
final class OutlineRequests {
  private final LspSession session;

  OutlineRequests(LspSession session) {
    this.session = session;
  }

  /** What a file defines; null if it is no source of the repository. */
  CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> symbols(String uri) {
    Optional<String> path = session.path(uri);
    if (path.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return session
        .desk()
        .ask((opened, _) -> {
          SourceFacts facts = opened.facts(path.get()).orElse(null);
          if (facts == null) {
            return null;
          }
          LineTexts lines = session.lines(opened);
          return FileOutline.of(facts.declarations()).stream()
              .map(e -> SymbolForms.outlined(e, lines, path.get()))
              .map(Either::<SymbolInformation, DocumentSymbol>forRight)
              .toList();
        });
  }

  /** A place for the number of callers above each function: counted when it is seen. */
  CompletableFuture<List<? extends CodeLens>> lenses(String uri) {
    Optional<String> path = session.path(uri);
    if (path.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return session
        .desk()
        .ask((opened, _) -> {
          SourceFacts facts = opened.facts(path.get()).orElse(null);
          if (facts == null) {
            return null;
          }
          LineTexts lines = session.lines(opened);
          return FileOutline.of(facts.declarations()).stream()
              .filter(e -> e.kind() == Kind.FUNCTION)
              .map(e ->
                  new CodeLens(
                      lines.range(e.name(), new Place(path.get(), e.line())),
                      null,
                      SymbolForms.data(path.get(), e.name())))
              .toList();
        });
  }
}
