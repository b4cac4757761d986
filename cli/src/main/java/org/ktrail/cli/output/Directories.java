package org.ktrail.cli.output;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ktrail.queries.graph.Place;

/** Where the places of a long answer lie, in a line. */
public final class Directories {
  private static final int NAMED = 6;

  private Directories() {}

  /** {@code drivers 41, fs 12}: the most first, by the first directory of their paths. */
  public static String of(Collection<Place> places) {
    Map<String, Long> count =
        places.stream()
            .collect(Collectors.groupingBy(Directories::top, TreeMap::new, Collectors.counting()));
    String named =
        count.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(NAMED)
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    return count.size() > NAMED ? named + ", …" : named;
  }

  private static String top(Place place) {
    int slash = place.path().indexOf('/');
    return slash < 0 ? place.path() : place.path().substring(0, slash);
  }
}
