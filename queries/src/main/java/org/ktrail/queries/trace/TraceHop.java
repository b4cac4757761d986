package org.ktrail.queries.trace;

import java.util.List;
import java.util.Optional;

/**
 * A name in a trace.
 *
 * @param line in the text read, counted from 1
 * @param depth how many hops are around it as it is written; 0 for the outermost
 * @param through the member through which it is called, if the text tells one ({@code p->f() => g})
 * @param callers numbers of the hops that call it as it is written: one, or several where the
 *     caller has alternatives; empty if none is told
 * @param gap what stands between caller and this
 * @param reliable false for a frame that the unwinder put a {@code ?} at
 * @param remark the rest of the line, "" if nothing
 */
public record TraceHop(
    int line,
    int depth,
    TraceName name,
    Optional<TraceName> through,
    List<Integer> callers,
    Gap gap,
    boolean reliable,
    String remark) {
  public TraceHop {
    callers = List.copyOf(callers);
  }

  /** What is left out between a hop and its caller. */
  public enum Gap {
    NONE,
    /** Words that name no function: {@code -> do the walk}. */
    STEP,
    /** Said to be left out: {@code ... (skip)}. */
    SKIPPED
  }
}
