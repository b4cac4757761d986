package org.ktrail.cli.lsp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.edited.NamedPlace;
import org.ktrail.queries.workspace.edited.PlaceAnswers;
import org.ktrail.queries.workspace.edited.PointedName;

/**
 * Requests about the text at a place of a file; where there is nothing to say the answer is null.
 */
final class DocumentRequests implements TextDocumentService {
  private final LspSession session;
  private final CallRequests calls;

  DocumentRequests(LspSession session) {
    this.session = session;
    calls = new CallRequests(session);
  }

  /** What is asked of a name where it stands. */
  @FunctionalInterface
  private interface OfName<T> {
    @Nullable T of(PlaceAnswers answers, PointedName name, LineTexts lines, OpenRevision opened);
  }

  private <T> CompletableFuture<T> atPlace(TextDocumentPositionParams asked, OfName<T> question) {
    Optional<String> path = session.path(asked.getTextDocument().getUri());
    if (path.isEmpty()) {
      return nothing();
    }
    return session
        .desk()
        .ask((opened, _) -> {
          Optional<byte[]> bytes = opened.text(path.get());
          if (bytes.isEmpty()) {
            return null;
          }
          String text = new String(bytes.get(), StandardCharsets.UTF_8);
          int index = session.documents().units().index(text, asked.getPosition());
          PlaceAnswers answers = new PlaceAnswers(opened);
          PointedName name =
              answers.name(path.get(), PositionUnits.bytes(text.substring(0, index))).orElse(null);
          return name == null ? null : question.of(answers, name, session.lines(opened), opened);
        });
  }

  private static <T> CompletableFuture<T> nothing() {
    return CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> places(
      TextDocumentPositionParams asked,
      BiFunction<PlaceAnswers, PointedName, List<NamedPlace>> question) {
    return atPlace(
        asked,
        (answers, name, lines, _) -> {
          List<Location> found =
              question.apply(answers, name).stream().map(lines::location).toList();
          return found.isEmpty() ? null : Either.forLeft(found);
        });
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams asked) {
    return places(asked, PlaceAnswers::definitions);
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      declaration(DeclarationParams asked) {
    return places(asked, PlaceAnswers::declarations);
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      typeDefinition(TypeDefinitionParams asked) {
    return places(asked, PlaceAnswers::types);
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      implementation(ImplementationParams asked) {
    return places(asked, PlaceAnswers::fillers);
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams asked) {
    boolean all = asked.getContext() == null || asked.getContext().isIncludeDeclaration();
    return atPlace(
        asked,
        (answers, name, lines, _) -> {
          List<Location> found =
              answers.references(name, all).stream()
                  .flatMap(r -> lines.locations(r).stream())
                  .toList();
          return found.isEmpty() ? null : found;
        });
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams asked) {
    return atPlace(asked, (_, name, lines, opened) -> session.hover(opened, name, lines));
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams asked) {
    return session.outlines().symbols(asked.getTextDocument().getUri());
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams asked) {
    return session.outlines().lenses(asked.getTextDocument().getUri());
  }

  @Override
  public CompletableFuture<CodeLens> resolveCodeLens(CodeLens lens) {
    return calls.counted(lens);
  }

  @Override
  public CompletableFuture<List<CallHierarchyItem>> prepareCallHierarchy(
      CallHierarchyPrepareParams asked) {
    return atPlace(
        asked, (answers, name, lines, opened) -> calls.items(answers, name, lines, opened));
  }

  @Override
  public CompletableFuture<List<CallHierarchyIncomingCall>> callHierarchyIncomingCalls(
      CallHierarchyIncomingCallsParams asked) {
    return calls.incoming(asked.getItem());
  }

  @Override
  public CompletableFuture<List<CallHierarchyOutgoingCall>> callHierarchyOutgoingCalls(
      CallHierarchyOutgoingCallsParams asked) {
    return calls.outgoing(asked.getItem());
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams opened) {
    session
        .path(opened.getTextDocument().getUri())
        .ifPresent(path -> {
          session.documents().open(path, opened.getTextDocument().getText());
          session.desk().changed();
          session.lint();
        });
  }

  @Override
  public void didChange(DidChangeTextDocumentParams changed) {
    session
        .path(changed.getTextDocument().getUri())
        .ifPresent(path -> {
          session.documents().change(path, Objects.requireNonNull(changed.getContentChanges()));
          session.desk().changed();
        });
  }

  @Override
  public void didClose(DidCloseTextDocumentParams closed) {
    session
        .path(closed.getTextDocument().getUri())
        .ifPresent(path -> {
          session.documents().close(path);
          session.desk().changed();
        });
  }

  @Override
  public void didSave(DidSaveTextDocumentParams saved) {
    session.desk().treeChanged();
    session.lint();
  }
}
