package org.ktrail.queries.code;

import java.util.BitSet;

/** Lines of a text, from 1. Immutable. */
public final class LineSet {
  /** Every line. */
  public static final LineSet ALL = new LineSet(new BitSet(), true);

  private final BitSet lines;
  private final boolean all;

  private LineSet(BitSet lines, boolean all) {
    this.lines = lines;
    this.all = all;
  }

  /** The lines whose bit is set; bit 0 is not used. */
  public static LineSet of(BitSet lines) {
    return new LineSet((BitSet) lines.clone(), false);
  }

  public boolean contains(int line) {
    return all || line > 0 && lines.get(line);
  }

  /** Whether every line from {@code first} to {@code last} is in it. */
  public boolean containsAll(int first, int last) {
    return all || lines.nextClearBit(Math.max(first, 1)) > last;
  }

  /** Whether it is known to be all lines of its text. */
  public boolean isAll() {
    return all;
  }
}
