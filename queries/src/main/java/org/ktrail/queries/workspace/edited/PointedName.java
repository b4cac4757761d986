package org.ktrail.queries.workspace.edited;

import java.util.Optional;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.mentions.NameAt;

/**
 * A name at a place of a file.
 *
 * @param at the name and what is around it
 * @param record whose member it is, "" if it is none, or that cannot be told
 * @param local the variable that it is, if it is one of a function
 */
public record PointedName(String path, NameAt at, String record, Optional<LocalName> local) {
  /**
   * A variable or a parameter of a function.
   *
   * @param type as one line of C
   * @param place where it is declared
   * @param from first byte of the function that it is of
   * @param to the byte behind that
   */
  public record LocalName(String name, String type, Place place, int from, int to) {}

  public String name() {
    return at.name();
  }

  public int line() {
    return at.mention().line();
  }

  /** Whether it is a member of a record: used, initialised or declared here. */
  public boolean isMember() {
    return at.isMember() || !record.isEmpty();
  }
}
