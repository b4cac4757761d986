package org.ktrail.queries.calls;

import java.util.List;
import org.ktrail.queries.graph.Place;

/**
 * Who calls a function, and who calls those: a tree upwards. Each function's callers are told once,
 * where it stands nearest to the root.
 *
 * @param functions the functions asked for: all that the name means
 * @param callers of any of them
 * @param shown callers in the tree
 * @param total callers that were found, at least {@code shown}
 * @param unfollowed callers above which was not looked, though the depth would have let
 */
public record CallerTree(
    List<Symbol> functions, List<Branch> callers, int shown, int total, int unfollowed) {

  /** What stands above a caller. */
  public enum Above {
    /** Its callers, none if none is known. */
    TOLD,
    /** Its callers are told elsewhere in the tree. */
    ELSEWHERE,
    /** Not asked: the depth ends here, or too much was found before. */
    NOT_ASKED
  }

  /**
   * A caller.
   *
   * @param calls its calls of the function below, at least one, in order of place
   * @param through the slot that the first of them goes through, "" if it is by name
   * @param registered where the function below is put into a slot, nowhere if by name
   * @param hidden how many of its callers are left out
   */
  public record Branch(
      Symbol function,
      List<Call> calls,
      String through,
      Place registered,
      Above above,
      List<Branch> callers,
      int hidden) {}

  public boolean isEmpty() {
    return callers.isEmpty();
  }
}
