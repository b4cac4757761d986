package org.ktrail.queries.paths;

import java.util.List;
import java.util.Set;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;

/**
 * A question for ways between functions. Ends are written as a name, or {@code file.c:name} where
 * several functions have that name; the file may be the end of a path. All functions that an end
 * means are searched.
 *
 * @param via functions to pass, in this order
 * @param avoid functions not to enter
 * @param paths how many really different ways are wanted, at least 1
 * @param maxHops hops of a way, macros not counted
 * @param kinds of edges to walk
 * @param worst grade to walk: {@link Grade#NAME} only if asked for
 * @param throughHubs whether walking through hub functions costs nothing more
 * @param unlikely whether ways are told that nobody would believe
 */
public record PathQuery(
    String from,
    String to,
    List<String> via,
    List<String> avoid,
    int paths,
    int maxHops,
    Set<EdgeKind> kinds,
    Grade worst,
    boolean throughHubs,
    boolean unlikely) {
  /** More than any real chain has; keeps a search from the far corners of the kernel. */
  public static final int MAX_HOPS = 32;

  /** The longest way that can be asked for. */
  public static final int MOST_HOPS = 1000;

  public PathQuery {
    via = List.copyOf(via);
    avoid = List.copyOf(avoid);
    kinds = Set.copyOf(kinds);
    if (paths < 1 || maxHops < 1 || maxHops > MOST_HOPS) {
      throw new IllegalArgumentException("at least one path, of 1 to " + MOST_HOPS + " hops");
    }
  }

  /** One way, through everything but hubs and what is known by name only. */
  public static PathQuery of(String from, String to) {
    return new PathQuery(
        from,
        to,
        List.of(),
        List.of(),
        1,
        MAX_HOPS,
        Set.of(EdgeKind.values()),
        Grade.TYPE,
        false,
        false);
  }

  public PathQuery avoid(String... names) {
    return new PathQuery(
        from, to, via, List.of(names), paths, maxHops, kinds, worst, throughHubs, unlikely);
  }
}
