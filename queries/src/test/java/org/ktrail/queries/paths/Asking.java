package org.ktrail.queries.paths;

import java.util.List;
import java.util.Set;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;

/** Makes a {@link PathQuery} other than the plain one, for tests. */
final class Asking {
  private final String from;
  private final String to;
  private List<String> via = List.of();
  private int paths = 1;
  private int maxHops = PathQuery.MAX_HOPS;
  private Set<EdgeKind> kinds = Set.of(EdgeKind.values());
  private Grade worst = Grade.TYPE;
  private boolean throughHubs;

  private Asking(String from, String to) {
    this.from = from;
    this.to = to;
  }

  static Asking of(String from, String to) {
    return new Asking(from, to);
  }

  PathQuery via(String... names) {
    via = List.of(names);
    return query();
  }

  PathQuery paths(int n) {
    paths = n;
    return query();
  }

  PathQuery maxHops(int n) {
    maxHops = n;
    return query();
  }

  PathQuery kinds(Set<EdgeKind> only) {
    kinds = only;
    return query();
  }

  PathQuery worst(Grade grade) {
    worst = grade;
    return query();
  }

  PathQuery throughHubs() {
    throughHubs = true;
    return query();
  }

  private PathQuery query() {
    return new PathQuery(
        from, to, via, List.of(), paths, maxHops, kinds, worst, throughHubs, false);
  }
}
