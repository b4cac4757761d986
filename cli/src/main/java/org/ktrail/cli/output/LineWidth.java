package org.ktrail.cli.output;

/**
 * Columns that lines of text may have: those of the terminal that an answer is made for. What is
 * not shown on one has no bound: there a record is a line, which programs that look for lines find
 * whole.
 */
public final class LineWidth {
  private static final ScopedValue<Integer> COLUMNS = ScopedValue.newInstance();

  private LineWidth() {}

  /** How wide a line may be where this thread writes; the largest number if nothing bounds it. */
  public static int columns() {
    return COLUMNS.orElse(Integer.MAX_VALUE);
  }

  /** Runs what writes an answer, with lines of so many columns. */
  public static <T, X extends Throwable> T within(
      int columns, ScopedValue.CallableOp<? extends T, X> answer) throws X {
    return ScopedValue.where(COLUMNS, columns).call(answer);
  }
}
