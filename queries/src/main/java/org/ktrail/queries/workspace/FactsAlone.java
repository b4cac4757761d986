package org.ktrail.queries.workspace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;
import org.ktrail.queries.definitions.Definitions;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.mentions.LineQuotes;
import org.ktrail.queries.mentions.Mention;
import org.ktrail.queries.mentions.Syntax;
import org.ktrail.queries.mentions.TokenScan;

/**
 * What the facts of single files tell of a name, where no graph has joined them: what is written
 * with that name in it. Knows no macro's work, no pointer, no condition of a file. One thread.
 */
public final class FactsAlone implements AutoCloseable {
  private final Snapshot snapshot;
  private final FactStore store;
  private final FactReader reader;

  /**
   * @param store holds the facts of all of the snapshot; closed with this
   */
  FactsAlone(Snapshot snapshot, FactStore store) {
    this.snapshot = snapshot;
    this.store = store;
    reader = store.reader();
  }

  /**
   * A line with the name.
   *
   * @param text of the line, or the function or macro around it
   */
  public record Line(Place place, String text) {}

  /** What is written as a definition or declaration of the name. */
  public List<Definition> definitions(String name) {
    List<DeclaringFile> files = new ArrayList<>();
    forEachPath(
        store.defining(name),
        (path, ordinal) ->
            files.add(new DeclaringFile(path, "", Condition.ALWAYS, reader.declarations(ordinal))));
    return Definitions.written(files, name);
  }

  /**
   * Calls of whatever has the name, by path and line, with who calls.
   *
   * @param most after so many no other file is read: half the kernel calls some
   */
  public List<Line> calls(String name, int most) {
    List<Line> found = new ArrayList<>();
    forEachPath(
        store.mentioning(name),
        (path, ordinal) -> {
          if (found.size() <= most) {
            found.addAll(calls(name, path, ordinal));
          }
        });
    return found;
  }

  private List<Line> calls(String name, String path, int ordinal) {
    Declarations declarations = reader.declarations(ordinal);
    List<Body> bodies = reader.bodies(ordinal);
    List<Line> calls = new ArrayList<>();
    declarations.functions().forEach(f -> calls(f.name(), f.body(), path, bodies, name, calls));
    declarations.macros().forEach(m -> calls(m.name(), m.body(), path, bodies, name, calls));
    return calls.stream().distinct().sorted(Comparator.comparing(Line::place)).toList();
  }

  private static void calls(
      String caller, int body, String path, List<Body> bodies, String name, List<Line> into) {
    if (body >= 0) {
      for (Body.CallSite call : bodies.get(body).calls()) {
        if (call.callee() instanceof Expr.Name callee && callee.name().equals(name)) {
          into.add(new Line(new Place(path, call.line()), caller));
        }
      }
    }
  }

  /**
   * Lines of C and assembly that mention the name, by path and line.
   *
   * @param most after so many no other file is read
   */
  public List<Line> mentions(String name, int most) {
    List<Line> lines = new ArrayList<>();
    forEachPath(
        store.mentioning(name),
        (path, _) -> {
          if (lines.size() <= most) {
            byte[] text = snapshot.read(path);
            LineQuotes quotes = new LineQuotes(text);
            for (Mention mention : TokenScan.scan(text, name, Syntax.of(path))) {
              lines.add(new Line(new Place(path, mention.line()), quotes.of(mention)));
            }
          }
        });
    return lines.stream().distinct().toList();
  }

  private void forEachPath(int[] ordinals, SourcePaths.Visitor visitor) {
    SourcePaths.forEach(snapshot, reader, ordinals, visitor);
  }

  /**
   * Of a snapshot that is not linked yet.
   *
   * @param index whether what is missing of the facts is made; else there is nothing to tell then
   */
  public static Optional<FactsAlone> of(Workspace workspace, Snapshot snapshot, boolean index) {
    if (workspace.isLinked(snapshot)
        || workspace.isNearLinked(snapshot)
        || !index && !workspace.isIndexed(snapshot)) {
      return Optional.empty();
    }
    workspace.index(snapshot);
    return Optional.of(new FactsAlone(snapshot, workspace.stores().open()));
  }

  @Override
  public void close() {
    store.close();
  }
}
