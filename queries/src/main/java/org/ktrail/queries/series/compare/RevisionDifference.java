package org.ktrail.queries.series.compare;

import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.paths.PathResult;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.pairing.Fate;
import org.ktrail.queries.series.pairing.PatchPair;

/**
 * What differs between two revisions of a series, between a base and a revision, or between two
 * revisions of a repository.
 *
 * @param patches every patch of both, paired; none if neither is made of patches
 * @param files those in which something differs, by path
 * @param unchangedCallers calls of functions whose signature differs, on lines that no patch
 *     changes
 * @param reached for each entry point asked for what can be reached of what is new
 * @param routes for each pair of ends asked for the ways of both
 */
public record RevisionDifference(
    Side before,
    Side after,
    List<Paired> patches,
    List<FilePart> files,
    List<UnchangedCaller> unchangedCallers,
    List<Reached> reached,
    List<Routes> routes) {
  public RevisionDifference {
    patches = List.copyOf(patches);
    files = List.copyOf(files);
    unchangedCallers = List.copyOf(unchangedCallers);
    reached = List.copyOf(reached);
    routes = List.copyOf(routes);
  }

  /**
   * One of the two.
   *
   * @param base revision that its patches are applied to; "" if none is known, so that only what
   *     the patches show is compared
   * @param patches titles, in order
   * @param notes what became of patches that were not simply applied, a phrase each
   */
  public record Side(String label, String base, List<String> patches, List<String> notes) {
    public Side {
      patches = List.copyOf(patches);
      notes = List.copyOf(notes);
    }
  }

  /**
   * @param before titles of the older patches, in their order
   * @param after titles of the newer ones
   */
  public record Paired(PatchPair pair, List<String> before, List<String> after) {
    public Paired {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * @param before when the file is built, in the older revision; empty if it is not known
   * @param after likewise in the newer one
   */
  public record FilePart(
      String path,
      Optional<Condition> before,
      Optional<Condition> after,
      List<Difference> differences) {
    public FilePart {
      differences = List.copyOf(differences);
    }
  }

  /**
   * @param function the one that is called
   * @param caller the one that calls it
   * @param arguments how many it passes
   * @param parameters how many are declared now
   */
  public record UnchangedCaller(
      Fact.Function function, String caller, Place place, int arguments, int parameters) {}

  /**
   * @param functions new functions that the entry point reaches in the newer revision, by hops
   * @param unreached new functions that it does not reach
   */
  public record Reached(String entry, List<New> functions, List<String> unreached) {
    /**
     * @param hops from the entry point, macros not counted
     */
    public record New(String name, String path, int line, int hops) {}

    public Reached {
      functions = List.copyOf(functions);
      unreached = List.copyOf(unreached);
    }
  }

  /** Ways between two functions in both revisions. */
  public record Routes(PathQuery query, PathResult before, PathResult after) {}

  /** Whether nothing differs but what the mails say around the patches. */
  public boolean isSame() {
    return files.isEmpty() && patches.stream().allMatch(p -> p.pair().fate() == Fate.UNCHANGED);
  }
}
