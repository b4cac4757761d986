package org.ktrail.queries.graph;

/**
 * A line of a file of the snapshot.
 *
 * @param path from the root of the tree, "" if the place is not known (compiler builtins)
 * @param line counted from 1, 0 for the file as a whole
 */
public record Place(String path, int line) implements Comparable<Place> {
  public static final Place NOWHERE = new Place("", 0);

  @Override
  public int compareTo(Place other) {
    int order = path.compareTo(other.path);
    return order != 0 ? order : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return path.isEmpty() ? "-" : line == 0 ? path : path + ":" + line;
  }
}
