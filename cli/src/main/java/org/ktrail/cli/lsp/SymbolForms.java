package org.ktrail.cli.lsp;

import com.google.gson.JsonObject;
import java.util.List;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.definitions.Definition.Kind;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.workspace.edited.FileOutline;

/** Symbols in the protocol's forms. */
final class SymbolForms {
  private SymbolForms() {}

  static SymbolKind kind(Kind kind) {
    return switch (kind) {
      case FUNCTION, ASSEMBLY, PROTOTYPE -> SymbolKind.Function;
      case MACRO -> SymbolKind.Constant;
      case STRUCT, UNION -> SymbolKind.Struct;
      case ENUM -> SymbolKind.Enum;
      case TYPEDEF -> SymbolKind.Class;
      case VARIABLE, EXTERN -> SymbolKind.Variable;
      case ENUM_CONSTANT -> SymbolKind.EnumMember;
    };
  }

  static DocumentSymbol outlined(FileOutline.Entry entry, LineTexts lines, String path) {
    Range name = lines.range(entry.name(), place(path, entry.line()));
    DocumentSymbol symbol =
        new DocumentSymbol(
            entry.name(),
            kind(entry.kind()),
            spanning(name, lines.whole(place(path, entry.endLine()))),
            name,
            entry.detail());
    symbol.setChildren(
        entry.members().stream()
            .map(m -> {
              Range at = lines.range(m.name(), place(path, m.line()));
              return new DocumentSymbol(m.name(), SymbolKind.Field, at, at, m.detail());
            })
            .toList());
    return symbol;
  }

  private static Place place(String path, int line) {
    return new Place(path, line);
  }

  private static Range spanning(Range from, Range to) {
    Position start = new Position(from.getStart().getLine(), 0);
    boolean later = to.getEnd().getLine() > from.getEnd().getLine();
    return new Range(start, later ? to.getEnd() : from.getEnd());
  }

  /**
   * A function or macro as a member of a hierarchy of calls.
   *
   * @param through the slot that leads to it, "" if none
   */
  static CallHierarchyItem item(
      Symbol symbol, String through, LineTexts lines, WorkTreePaths paths) {
    Range name = lines.range(symbol.name(), symbol.place());
    SymbolKind kind =
        switch (symbol.kind()) {
          case FUNCTION, GENERATED, ASSEMBLY, DECLARED -> SymbolKind.Function;
          case MACRO -> SymbolKind.Constant;
          case FILE_SCOPE -> SymbolKind.File;
        };
    String called = symbol.kind() == NodeKind.FILE_SCOPE ? symbol.place().path() : symbol.name();
    CallHierarchyItem item =
        new CallHierarchyItem(called, kind, paths.uri(symbol.place().path()), name, name);
    item.setDetail(through.isEmpty() ? symbol.place().toString() : "through " + through);
    item.setData(data(symbol.place().path(), symbol.name()));
    return item;
  }

  /** What comes back with an item that was given. */
  static JsonObject data(String path, String name) {
    JsonObject data = new JsonObject();
    data.addProperty("file", path);
    data.addProperty("name", name);
    return data;
  }

  /** A piece of what came back; "" if it is not there. */
  static String given(Object data, String key) {
    return data instanceof JsonObject object && object.has(key) && object.get(key).isJsonPrimitive()
        ? object.get(key).getAsString()
        : "";
  }

  static List<Range> ranges(List<Place> sites, String name, LineTexts lines) {
    return sites.stream().map(site -> lines.range(name, site)).toList();
  }
}
