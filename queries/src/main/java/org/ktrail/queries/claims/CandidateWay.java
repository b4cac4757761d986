package org.ktrail.queries.claims;

import java.util.List;
import java.util.Optional;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.paths.HopFinder;
import org.ktrail.queries.paths.Path;

/** How control gets from a candidate to a hop. */
record CandidateWay(Candidate candidate, Path path) {
  /** The shortest way of at most {@code bound} hops; of equal ones that of the first candidate. */
  static Optional<CandidateWay> shortest(
      HopFinder.Ways ways,
      List<Candidate> candidates,
      TraceCallers callers,
      int bound,
      Grade worst) {
    Optional<CandidateWay> best = Optional.empty();
    int hops = bound;
    for (Candidate c : candidates) {
      Optional<Path> path = ways.from(callers.nodes(List.of(c.hop())), hops, worst);
      if (path.isPresent()) {
        best = Optional.of(new CandidateWay(c, path.get()));
        hops = path.get().counted() - 1;
      }
    }
    return best;
  }

  HopVerdict called() {
    return new HopVerdict.Called(
        candidate.hop(), candidate.placement(), candidate.asWritten(), Manners.of(path), path);
  }
}
