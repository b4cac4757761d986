package org.ktrail.queries.workspace.asked;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.extract.body.SourceSyntax;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.calls.Callees;
import org.ktrail.queries.calls.CalleesQuery;
import org.ktrail.queries.calls.FunctionName;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.definitions.Definitions;
import org.ktrail.queries.excerpts.Excerpt;
import org.ktrail.queries.excerpts.SourceLines;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * The source of what has a name, or of a file.
 *
 * @param text a name, {@code FILE}, {@code FILE:LINE} or {@code FILE:NAME}
 * @param targets functions told of a slot at most, if what the lines call is asked for; −1 if not
 */
public record SourceQuestion(String text, int targets) implements Question<List<Excerpt>> {
  /** Lines around one that is in no definition. */
  private static final int AROUND = 10;

  @Override
  public List<Excerpt> ask(OpenRevision opened, String label) {
    Optional<byte[]> file = opened.text(text);
    if (file.isPresent()) {
      SourceLines lines = new SourceLines(text, file.get());
      return List.of(
          new Excerpt(
              text, text, Condition.ALWAYS, 1, lines.lines(1, lines.count()), Optional.empty()));
    }
    Map<String, SourceLines> read = new HashMap<>();
    FunctionName name = FunctionName.of(text);
    List<Excerpt> found = functions(opened, name, read);
    if (found.isEmpty() && name.isLine()) {
      return List.of(line(opened, label, name));
    }
    if (found.isEmpty() && name.file().isEmpty()) {
      found = definitions(opened, label, read);
    }
    if (found.isEmpty()) {
      throw NameLookup.unknown(opened, name.name(), "nothing has this name", label);
    }
    return found;
  }

  private List<Excerpt> functions(
      OpenRevision opened, FunctionName name, Map<String, SourceLines> read) {
    Graph graph = opened.view().graph();
    Map<Place, Excerpt> found = new LinkedHashMap<>();
    for (int node : name.in(opened.view())) {
      if (graph.file(node) < 0 || graph.kind(node) == NodeKind.DECLARED) {
        continue;
      }
      String path = graph.path(graph.file(node));
      SourceLines lines = lines(opened, path, read);
      int first = graph.line(node);
      int last = Math.max(first, graph.endLine(node));
      if (graph.kind(node) == NodeKind.FUNCTION) {
        SourceSyntax.Lines around = lines.around(first).orElse(new SourceSyntax.Lines(first, last));
        first = Math.min(first, around.first());
        last = Math.max(last, around.last());
      }
      Optional<Callees> calls =
          targets < 0
              ? Optional.empty()
              : Optional.of(
                  new CalleesQuery(opened.view(), EnumSet.allOf(EdgeKind.class), targets)
                      .of(new int[] {node}, 1));
      var symbol = opened.view().symbol(node);
      found.putIfAbsent(
          new Place(path, first),
          new Excerpt(
              path,
              symbol.kindText() + " " + symbol.name(),
              symbol.condition(),
              first,
              lines.lines(first, last),
              calls));
    }
    return new ArrayList<>(found.values());
  }

  private List<Excerpt> definitions(
      OpenRevision opened, String label, Map<String, SourceLines> read) {
    Map<Place, Excerpt> found = new LinkedHashMap<>();
    List<Definition> all = new DefinitionQuestion(text, 1).ask(opened, label).answers().getFirst();
    for (Definition d : Definitions.shown(all)) {
      SourceLines lines = lines(opened, d.place().path(), read);
      SourceSyntax.Lines around =
          lines
              .around(d.place().line())
              .orElse(new SourceSyntax.Lines(d.place().line(), d.place().line()));
      found.putIfAbsent(
          new Place(d.place().path(), around.first()),
          new Excerpt(
              d.place().path(),
              d.kind() + " " + d.name(),
              d.condition(),
              around.first(),
              lines.lines(around.first(), around.last()),
              Optional.empty()));
    }
    return new ArrayList<>(found.values());
  }

  private static SourceLines lines(
      OpenRevision opened, String path, Map<String, SourceLines> read) {
    return read.computeIfAbsent(path, p -> new SourceLines(p, opened.text(p).orElse(new byte[0])));
  }

  private Excerpt line(OpenRevision opened, String label, FunctionName name) {
    byte[] bytes =
        opened
            .text(name.file())
            .orElseThrow(() -> new UserError(name.file() + ": no file of this name at " + label));
    SourceLines lines = new SourceLines(name.file(), bytes);
    int line = Integer.parseInt(name.name());
    if (line < 1 || line > lines.count()) {
      throw new UserError(text + ": the file has " + lines.count() + " lines");
    }
    SourceSyntax.Lines shown =
        lines.around(line).orElse(new SourceSyntax.Lines(line - AROUND, line + AROUND));
    int first = Math.max(1, shown.first());
    return new Excerpt(
        name.file(),
        text,
        Condition.ALWAYS,
        first,
        lines.lines(first, shown.last()),
        Optional.empty());
  }
}
