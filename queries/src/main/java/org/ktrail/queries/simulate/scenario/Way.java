package org.ktrail.queries.simulate.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ktrail.queries.simulate.run.ExecutionTrace;
import org.ktrail.queries.simulate.run.Fault;
import org.ktrail.queries.simulate.run.Invention;

/**
 * One way that a scenario went.
 *
 * @param value of the first outcome that fits; empty if none does
 * @param fault why it ended before its end, if it did
 * @param inventions what nobody said and decided that it went so
 * @param unknowns functions that were called and have no body
 */
public record Way(
    Optional<String> value,
    Optional<Fault> fault,
    Set<Invention> inventions,
    Set<String> unknowns,
    Set<String> assumptions,
    List<ExecutionTrace> trace) {}
