package org.ktrail.queries.claims;

import org.ktrail.queries.claims.HopVerdict.Placement;

/**
 * A hop that may be the caller of another one of its trace.
 *
 * @param hop its number
 * @param asWritten whether the text says so, not only the order of its lines
 */
record Candidate(int hop, Placement placement, boolean asWritten) {}
