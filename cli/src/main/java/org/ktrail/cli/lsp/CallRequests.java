package org.ktrail.cli.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.edited.CallNeighbours;
import org.ktrail.queries.workspace.edited.CallNeighbours.Neighbour;
import org.ktrail.queries.workspace.edited.PlaceAnswers;
import org.ktrail.queries.workspace.edited.PointedName;

/** Requests about who calls whom: the hierarchy of calls, both ways, and how often. */
final class CallRequests {
  private final LspSession session;

  CallRequests(LspSession session) {
    this.session = session;
  }

  /** The functions and macros that a name means; null if it means none. */
  @Nullable List<CallHierarchyItem> items(
      PlaceAnswers answers, PointedName name, LineTexts lines, OpenRevision opened) {
    if (name.local().isPresent() || name.isMember()) {
      return null;
    }
    List<CallHierarchyItem> items =
        answers.definitions(name).stream()
            .flatMap(d -> CallNeighbours.functions(opened.view(), d).stream())
            .map(f -> SymbolForms.item(f, "", lines, session.paths()))
            .toList();
    return items.isEmpty() ? null : items;
  }

  CompletableFuture<List<CallHierarchyIncomingCall>> incoming(CallHierarchyItem item) {
    String file = SymbolForms.given(item.getData(), "file");
    String name = SymbolForms.given(item.getData(), "name");
    return session
        .desk()
        .ask((opened, _) -> {
          LineTexts lines = session.lines(opened);
          return CallNeighbours.callers(opened.view(), file, name).stream()
              .flatMap(n -> n.function().stream().map(f -> incoming(n, f, name, lines)))
              .toList();
        });
  }

  private CallHierarchyIncomingCall incoming(
      Neighbour n, Symbol caller, String called, LineTexts lines) {
    return new CallHierarchyIncomingCall(
        SymbolForms.item(caller, n.through(), lines, session.paths()),
        SymbolForms.ranges(n.sites(), written(called, n.through()), lines));
  }

  /** The name that stands at a call: a slot's is that of its member. */
  private static String written(String called, String through) {
    return through.isEmpty() ? called : through.substring(through.lastIndexOf('.') + 1);
  }

  CompletableFuture<List<CallHierarchyOutgoingCall>> outgoing(CallHierarchyItem item) {
    String file = SymbolForms.given(item.getData(), "file");
    String name = SymbolForms.given(item.getData(), "name");
    return session
        .desk()
        .ask((opened, _) -> {
          LineTexts lines = session.lines(opened);
          return CallNeighbours.callees(opened.view(), file, name).stream()
              .map(n -> outgoing(n, lines))
              .toList();
        });
  }

  private CallHierarchyOutgoingCall outgoing(Neighbour n, LineTexts lines) {
    if (n.function().isPresent()) {
      Symbol callee = n.function().get();
      return new CallHierarchyOutgoingCall(
          SymbolForms.item(callee, n.through(), lines, session.paths()),
          SymbolForms.ranges(n.sites(), written(callee.name(), n.through()), lines));
    }
    // What is called is not known: the site stands for it, so that it is not left out.
    Range site = lines.whole(n.sites().getFirst());
    String title = n.written().isEmpty() ? n.through() : n.written();
    CallHierarchyItem unknown =
        new CallHierarchyItem(
            title.isEmpty() ? "unknown" : title,
            SymbolKind.Null,
            session.paths().uri(n.sites().getFirst().path()),
            site,
            site);
    unknown.setDetail("unknown" + (n.through().isEmpty() ? "" : ", through " + n.through()));
    return new CallHierarchyOutgoingCall(unknown, n.sites().stream().map(lines::whole).toList());
  }

  /** How often the function of a lens is called. */
  CompletableFuture<CodeLens> counted(CodeLens lens) {
    String file = SymbolForms.given(lens.getData(), "file");
    String name = SymbolForms.given(lens.getData(), "name");
    return session
        .desk()
        .ask((opened, _) -> {
          CallNeighbours.Count count = CallNeighbours.count(opened.view(), file, name);
          String title =
              HoverText.times(count.all(), "caller")
                  + (count.throughSlots() == 0
                      ? ""
                      : " (" + count.throughSlots() + " through slots)");
          // Which command shows callers, each editor calls otherwise: it is a line to read.
          lens.setCommand(new Command(title, ""));
          return lens;
        });
  }
}
