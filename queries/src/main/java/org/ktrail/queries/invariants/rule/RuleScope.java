package org.ktrail.queries.invariants.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.code.CodeState;
import org.ktrail.queries.series.change.RecordLookup;
import org.ktrail.queries.simulate.scenario.Result;
import org.ktrail.queries.simulate.scenario.Scenario;

/**
 * What of a state of the code a rule is asked about.
 *
 * @param flows the functions
 * @param preExisting breaches that were there before, which are none of this state's
 * @param initialisers instances of records that are initialised at file scope
 * @param paths ways of calls on the linked graph; empty where there is no graph
 * @param scenarios runs scenarios over this state; empty where they cannot be run
 */
public record RuleScope(
    CodeState code,
    RecordLookup records,
    List<Flow> flows,
    Predicate<Breach> preExisting,
    List<Instance> initialisers,
    Optional<Paths> paths,
    Optional<Function<Scenario, Result>> scenarios) {
  public RuleScope {
    flows = List.copyOf(flows);
    initialisers = List.copyOf(initialisers);
  }

  /**
   * An initialised variable.
   *
   * @param record {@code struct} tag without the word
   * @param members those that it sets
   */
  public record Instance(String name, String record, Set<String> members, String file, int line) {
    public Instance {
      members = Set.copyOf(members);
    }
  }

  /** Asks the linked graph for a way of calls. */
  public interface Paths {
    /**
     * The hops of a way that leaves out a function ("" for none); empty if there is none.
     *
     * @throws IllegalArgumentException if a name is not known
     */
    Optional<List<Breach.Way>> path(String from, String to, String without);
  }
}
