package org.ktrail.queries.series.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.queries.series.change.Fact;

/** Joins what is lost in one file and gained in another. */
final class Moves {
  private Moves() {}

  /** Facts of bodies move with their function, and are told only if they differ. */
  static List<Difference> joined(List<Difference> differences, Renames renames) {
    List<Difference> rest = new ArrayList<>(differences);
    List<Difference> joined = new ArrayList<>();
    for (Difference lost : differences) {
      if (!lost.isLost()) {
        continue;
      }
      String identity = renames.identity(lost.fact());
      Optional<Difference> gained =
          rest.stream()
              .filter(d -> d.isGained() && d.fact().identity().equals(identity))
              .filter(d -> !d.item().path().equals(lost.item().path()))
              .findFirst();
      if (gained.isPresent()) {
        rest.remove(lost);
        rest.remove(gained.get());
        StatedFact a = lost.item();
        StatedFact b = gained.get().item();
        Difference.Kind kind = a.sameDetails(b) ? Difference.Kind.MOVED : Difference.Kind.ALTERED;
        if (kind == Difference.Kind.ALTERED || !isOfBody(b.fact())) {
          joined.add(
              new Difference(
                  kind, lost.before(), gained.get().after(), lost.was(), gained.get().is()));
        }
      }
    }
    rest.addAll(joined);
    return rest;
  }

  private static boolean isOfBody(Fact fact) {
    return fact instanceof Fact.Call || fact instanceof Fact.Mention;
  }
}
