package org.ktrail.cli.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.Ktrail;
import org.ktrail.cli.OpenRevision;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.rule.RuleScope;
import org.ktrail.queries.paths.Hop;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.paths.PathFinder;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.paths.PathResult;

/** Asks the linked graph of a revision, which is opened when a rule first needs it. */
final class GraphPaths implements RuleScope.Paths, AutoCloseable {
  private final Ktrail ktrail;
  private final String revision;
  private @Nullable OpenRevision opened;

  GraphPaths(Ktrail ktrail, String revision) {
    this.ktrail = ktrail;
    this.revision = revision;
  }

  @Override
  public Optional<List<Breach.Way>> path(String from, String to, String without) {
    OpenRevision open = opened;
    if (open == null) {
      open = ktrail.open(revision, Optional.empty(), Optional.empty());
      opened = open;
    }
    PathQuery query = PathQuery.of(from, to);
    PathResult result =
        new PathFinder(open.view(), open.nearestNames())
            .find(without.isEmpty() ? query : query.avoid(without));
    return switch (result) {
      case PathResult.Found found -> Optional.of(ways(found.paths().getFirst()));
      case PathResult.UnknownName unknown -> throw new IllegalArgumentException(unknown.name());
      case PathResult.None none -> Optional.empty();
    };
  }

  private static List<Breach.Way> ways(Path path) {
    List<Breach.Way> ways = new ArrayList<>();
    for (Hop hop : path.hops()) {
      ways.add(new Breach.Way(hop.site().path(), hop.site().line(), "calls " + hop.to().name()));
    }
    return ways;
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
