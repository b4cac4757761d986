package org.ktrail.cli.output;

import java.util.List;
import java.util.function.Consumer;

/**
 * How many lines an answer may still have.
 *
 * <p>One for each part of an answer, so that a long part leaves the others their share.
 */
public final class Rest {
  private int left;

  public Rest(int limit) {
    left = limit;
  }

  public boolean isUsedUp() {
    return left == 0;
  }

  /** Takes what is left of {@code n} lines. */
  public int take(int n) {
    int taken = Math.min(left, n);
    left -= taken;
    return taken;
  }

  /** The first of the items, each a line, and how many were left out. */
  public <T> int each(List<T> items, Consumer<T> line) {
    int shown = take(items.size());
    items.subList(0, shown).forEach(line);
    return items.size() - shown;
  }

  /** {@code 200 of 66641 calls, --limit 0 for all}. */
  public static String of(int shown, int all, String things) {
    return shown + " of " + all + " " + things + ", --limit 0 for all";
  }
}
