package org.ktrail.queries.graph;

import java.util.Comparator;

/**
 * A line of a file of the snapshot.
 *
 * @param path from the root of the tree, "" if the place is not known (compiler builtins)
 * @param line counted from 1, 0 for the file as a whole
 */
public record Place(String path, int line) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::path).thenComparingInt(Place::line);

  public static final Place NOWHERE = new Place("", 0);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return path.isEmpty() ? "-" : line == 0 ? path : path + ":" + line;
  }
}
