package org.ktrail.queries.workspace;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.series.compare.UnchangedCallers.Site;

/** Calls by name in a revision, out of its index. */
public final class StoredCalls {
  private final Workspace workspace;
  private final Snapshot snapshot;

  public StoredCalls(Workspace workspace, Snapshot snapshot) {
    this.workspace = workspace;
    this.snapshot = snapshot;
  }

  /** Of all functions that have the name, by path and line. */
  public List<Site> of(String name) {
    try (FactStore store = workspace.facts(snapshot)) {
      FactReader reader = store.reader();
      List<Site> sites = new ArrayList<>();
      SourcePaths.forEach(
          snapshot,
          reader,
          store.mentioning(name),
          (path, ordinal) -> sites(name, path, reader, ordinal, sites));
      return sites;
    }
  }

  private static void sites(
      String name, String path, FactReader reader, int ordinal, List<Site> into) {
    Declarations declarations = reader.declarations(ordinal);
    List<Body> bodies = reader.bodies(ordinal);
    for (Declarations.Function function : declarations.functions()) {
      if (function.body() < 0) {
        continue;
      }
      for (Body.CallSite call : bodies.get(function.body()).calls()) {
        if (call.callee() instanceof Expr.Name callee && callee.name().equals(name)) {
          into.add(
              new Site(function.name(), new Place(path, call.line()), call.arguments().size()));
        }
      }
    }
  }
}
