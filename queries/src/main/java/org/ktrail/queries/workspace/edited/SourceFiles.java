package org.ktrail.queries.workspace.edited;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.workspace.OpenRevision;

/** The sources of a revision, and who includes one. */
public final class SourceFiles {
  private SourceFiles() {}

  /** Their paths, in order. */
  public static List<String> of(OpenRevision opened) {
    Graph graph = opened.view().graph();
    return IntStream.range(0, graph.fileCount())
        .mapToObj(graph::path)
        .filter(path -> !path.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Where files are included whose path is this, or ends with it after a slash. A header that is
   * not in the tree, because a build makes it, is not told of.
   */
  public static List<Place> including(OpenRevision opened, String name) {
    Graph graph = opened.view().graph();
    TreeSet<String> includers = new TreeSet<>();
    for (int file = 0; file < graph.fileCount(); file++) {
      for (int i = graph.includeStart(file); i < graph.includeEnd(file); i++) {
        if (isNamed(graph.path(graph.included(i)), name)) {
          includers.add(graph.path(file));
        }
      }
    }
    String last = name.substring(name.lastIndexOf('/') + 1);
    List<Place> places = new ArrayList<>();
    for (String path : includers) {
      opened.facts(path).map(f -> f.declarations().includes()).orElse(List.of()).stream()
          .filter(include -> isNamed(include.path(), last))
          .mapToInt(Declarations.Include::line)
          .distinct()
          .forEach(line -> places.add(new Place(path, line)));
    }
    return List.copyOf(places);
  }

  private static boolean isNamed(String path, String name) {
    return path.equals(name) || path.endsWith("/" + name);
  }
}
