package org.ktrail.queries.simulate.compare;

import java.util.List;
import java.util.Map;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.simulate.scenario.Result;

/**
 * What scenarios gave on one revision.
 *
 * @param label of the revision
 * @param results in the order of the scenarios
 * @param texts of the files that traces name, by path
 * @param patches that lead to it, in their order; none for a revision of the repository
 */
public record Behaviour(
    String label, List<Result> results, Map<String, String> texts, List<Patch> patches) {
  public Behaviour {
    results = List.copyOf(results);
    texts = Map.copyOf(texts);
    patches = List.copyOf(patches);
  }

  /** The same, without what happened on each way. */
  public Behaviour withoutTraces() {
    return new Behaviour(
        label, results.stream().map(Result::withoutTraces).toList(), Map.of(), patches);
  }
}
