package org.ktrail.indexer.parallel;

import java.util.function.BooleanSupplier;

/**
 * Whether somebody waits for what a thread computes. To interrupt the thread would not do: a file
 * that it reads at that moment fails, and would be taken for damaged.
 */
public final class StillWanted {
  private static final ScopedValue<BooleanSupplier> WANTED = ScopedValue.newInstance();

  private StillWanted() {}

  /** Nobody waits any more. */
  public static final class Unwanted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unwanted() {
      super("nobody waits for the answer", null, false, false);
    }
  }

  /**
   * Computes something as long as it is wanted.
   *
   * @param wanted asked often, by several threads
   * @throws Unwanted if that is seen not to be so at one of the checks
   */
  public static <T> T during(
      BooleanSupplier wanted, ScopedValue.CallableOp<T, RuntimeException> work) {
    return ScopedValue.where(WANTED, wanted).call(work);
  }

  /**
   * For between two steps of something that may take long.
   *
   * @throws Unwanted if nobody waits for this thread's work
   */
  public static void check() {
    if (WANTED.isBound() && !WANTED.get().getAsBoolean()) {
      throw new Unwanted();
    }
  }

  /** Who waits for this thread's work, for others that do part of it. */
  static BooleanSupplier asker() {
    return WANTED.isBound() ? WANTED.get() : () -> true;
  }
}
