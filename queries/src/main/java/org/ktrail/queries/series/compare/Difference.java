package org.ktrail.queries.series.compare;

import java.util.Optional;
import org.ktrail.queries.series.change.Fact;

/**
 * A fact that only one of two states has, or that they have in different form.
 *
 * @param before empty if it is gained
 * @param after empty if it is lost
 * @param was the patch of the older revision that made it so; of a gained fact the one that removes
 *     it there, if any
 * @param is likewise of the newer revision
 */
public record Difference(
    Kind kind,
    Optional<StatedFact> before,
    Optional<StatedFact> after,
    Optional<ChangeOrigin> was,
    Optional<ChangeOrigin> is) {
  /** What happened. */
  public enum Kind {
    GAINED,
    LOST,
    /** The same thing in another form: signature, value, arguments, condition, what controls it. */
    ALTERED,
    /** A function whose body alone differs. */
    BODY,
    /** The same thing in another file. */
    MOVED,
    /** A function with another name and nearly the same body. */
    RENAMED
  }

  /** The newer one, or the older one if it is lost. */
  public StatedFact item() {
    return after.or(() -> before).orElseThrow();
  }

  public Fact fact() {
    return item().fact();
  }

  boolean isLost() {
    return kind == Kind.LOST;
  }

  boolean isGained() {
    return kind == Kind.GAINED;
  }
}
