package org.ktrail.cli.lsp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.edited.NamedPlace;

/**
 * Gives lines of answers their columns: a place is a line, and an editor wants the name in it. Made
 * for one answer; reads each file once.
 */
final class LineTexts {
  private final OpenRevision opened;
  private final WorkTreePaths paths;
  private final PositionUnits units;
  private final Map<String, List<String>> files = new HashMap<>();

  LineTexts(OpenRevision opened, WorkTreePaths paths, PositionUnits units) {
    this.opened = opened;
    this.paths = paths;
    this.units = units;
  }

  private String line(Place place) {
    List<String> lines =
        files.computeIfAbsent(
            place.path(),
            path ->
                opened
                    .text(path)
                    .map(
                        bytes -> List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)))
                    .orElse(List.of()));
    return place.line() >= 1 && place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
  }

  /** The first place of the name in its line; the line's beginning where it is not written. */
  Range range(String name, Place place) {
    return ranges(name, place).getFirst();
  }

  /** Each place of the name in its line, at least one. */
  List<Range> ranges(String name, Place place) {
    String line = line(place);
    int number = Math.max(0, place.line() - 1);
    List<Range> found = new ArrayList<>();
    int at = name.isEmpty() ? -1 : line.indexOf(name);
    while (at >= 0) {
      int end = at + name.length();
      if (isEdge(line, at - 1) && isEdge(line, end)) {
        int from = units.columns(line.substring(0, at));
        int to = from + units.columns(name);
        found.add(new Range(new Position(number, from), new Position(number, to)));
      }
      at = line.indexOf(name, end);
    }
    return found.isEmpty() ? List.of(whole(line, number)) : found;
  }

  /** All of a line but its indent. */
  Range whole(Place place) {
    return whole(line(place), Math.max(0, place.line() - 1));
  }

  private Range whole(String line, int number) {
    int indent = line.length() - line.stripLeading().length();
    int from = units.columns(line.substring(0, indent));
    int to = units.columns(line.stripTrailing());
    return new Range(new Position(number, from), new Position(number, Math.max(from, to)));
  }

  private static boolean isEdge(String line, int at) {
    return at < 0
        || at >= line.length()
        || !(Character.isLetterOrDigit(line.charAt(at)) || line.charAt(at) == '_');
  }

  Location location(NamedPlace named) {
    return new Location(paths.uri(named.place().path()), range(named.name(), named.place()));
  }

  /** Each place of a name in its line. */
  List<Location> locations(NamedPlace named) {
    String uri = paths.uri(named.place().path());
    return ranges(named.name(), named.place()).stream().map(r -> new Location(uri, r)).toList();
  }
}
