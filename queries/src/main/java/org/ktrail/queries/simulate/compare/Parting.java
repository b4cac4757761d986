package org.ktrail.queries.simulate.compare;

import java.util.List;
import java.util.Optional;

/**
 * Where two traces part.
 *
 * @param around the calls that both are in, the outermost first, as they are afterwards
 * @param last the last moment that both have
 * @param before what happens there on the revision before; empty if its trace ends
 * @param after what happens there on the revision after; empty if its trace ends
 * @param change lines that make the difference: those at the place, or the last changed ones that
 *     were gone through before; empty if there are none
 * @param atPlace whether they are those at the place
 */
public record Parting(
    List<Moment> around,
    Optional<Moment> last,
    List<Moment> before,
    List<Moment> after,
    Optional<LineChange> change,
    boolean atPlace) {}
