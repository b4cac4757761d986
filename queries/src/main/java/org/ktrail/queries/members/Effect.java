package org.ktrail.queries.members;

/**
 * What becomes of a place.
 *
 * @param reads whether it is read
 * @param writes whether it is written
 * @param open whether more may happen to it than could be followed
 */
public record Effect(boolean reads, boolean writes, boolean open) {
  public static final Effect NONE = new Effect(false, false, false);
  public static final Effect READ = new Effect(true, false, false);
  public static final Effect WRITE = new Effect(false, true, false);
  public static final Effect BOTH = new Effect(true, true, false);

  /** Nobody knows. */
  public static final Effect OPEN = new Effect(false, false, true);

  /** Either, or both. */
  Effect or(Effect other) {
    return new Effect(reads || other.reads, writes || other.writes, open || other.open);
  }
}
