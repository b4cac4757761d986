package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.calls.FunctionName;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.Graph;

/**
 * Which architecture a question is about: the one that is asked for or usual, unless a function
 * that is named exists in others only.
 */
public final class ArchitectureChoice {
  private static final Pattern PLACE = Pattern.compile("arch/([^/]+)/.*");

  private ArchitectureChoice() {}

  /**
   * @param all the graph without any choice
   * @param views the graph as an architecture has it
   * @param names of functions, as a question writes them
   * @param usual what is taken if it has all of them
   * @param none what is given if no architecture has
   */
  public static String of(
      GraphView all,
      Function<String, GraphView> views,
      List<String> names,
      String usual,
      String none) {
    List<int[]> nodes = names.stream().map(name -> FunctionName.of(name).in(all)).toList();
    if (nodes.stream().anyMatch(found -> found.length == 0)) {
      return usual;
    }
    Set<String> candidates = new LinkedHashSet<>(List.of(usual));
    nodes.forEach(found -> candidates.addAll(places(all.graph(), found)));
    for (String candidate : new ArrayList<>(candidates)) {
      GraphView view = views.apply(candidate);
      if (nodes.stream().allMatch(found -> Arrays.stream(found).anyMatch(view::hasNode))) {
        return candidate;
      }
    }
    return none;
  }

  private static List<String> places(Graph graph, int[] nodes) {
    List<String> found = new ArrayList<>();
    for (int node : nodes) {
      Matcher place = PLACE.matcher(graph.path(graph.file(node)));
      if (place.matches()) {
        found.add(place.group(1));
      }
    }
    return found;
  }
}
