package org.ktrail.queries.calls;

import java.util.List;
import org.ktrail.queries.graph.Place;

/**
 * What functions call.
 *
 * @param roots the functions asked for, each with what it calls
 */
public record Callees(List<Root> roots) {

  public record Root(Symbol function, List<Step> steps) {}

  /**
   * A site and where control gets from there.
   *
   * @param others architectures that have another definition of the same name, which is not told
   */
  public record Step(Call call, Callee callee, int others) {}

  /** Where control gets from a site. */
  public sealed interface Callee {

    /**
     * One known function.
     *
     * @param repeated what it calls stands elsewhere in the answer, at least as deep
     * @param steps what it calls; empty at the depth asked for
     */
    record Known(Symbol function, boolean repeated, List<Step> steps) implements Callee {}

    /**
     * Whatever is in a slot.
     *
     * @param declared where the record, parameter or variable is declared
     * @param byName the record is not known: the targets are those of every member of this name
     * @param targets how many functions are known to get into it
     * @param shown the first of them, best grade first, then by name
     */
    record Slot(String title, Place declared, boolean byName, int targets, List<Target> shown)
        implements Callee {}

    /** No target is known. */
    record Unknown() implements Callee {}
  }

  /**
   * A function that gets into a slot.
   *
   * @param registration where it is put into a slot, one of them if there are several
   * @param flows how it gets from there into the slot that is called, empty if it is put into that
   */
  public record Target(Symbol function, Registration registration, List<SlotCopy> flows) {}

  public boolean isEmpty() {
    return roots.stream().allMatch(root -> root.steps().isEmpty());
  }
}
